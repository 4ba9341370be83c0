"""*Toegang*: who can open a case, and the few questions that giving and taking it away ask."""

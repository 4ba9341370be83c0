"""*Overleg*: the case conference on the screen; prepared, and held with what is said typed as it is said."""

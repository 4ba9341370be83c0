"""*Tijdlijn*: everything that happened in a case, narrowed by keys, and the way from a line to what it is about."""

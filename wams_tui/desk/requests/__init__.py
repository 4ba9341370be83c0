"""Data requests at the desk: entered, read against the rules, decided line by line, and found again across cases."""

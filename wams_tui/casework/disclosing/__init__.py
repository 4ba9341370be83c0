"""What is on record of a disclosure, and who is told of it, then and later."""

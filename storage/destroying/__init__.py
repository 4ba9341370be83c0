"""Destroying a case: gone at once, finished by whoever unlocks next, on the word of who had a part in it."""

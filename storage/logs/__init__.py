"""The two logs as they are written: what a line hashes and signs, what it says, and how it is added."""

"""Acute danger that is on record: giving the least at once, and looking back on it."""

"""The people of a case, and those who take part around them: recorded, changed, and ended."""

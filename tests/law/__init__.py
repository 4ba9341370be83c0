"""The law, question by question and all at once."""

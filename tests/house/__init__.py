"""Whether the house itself stands: its doors, its wheel, its words, its papers."""

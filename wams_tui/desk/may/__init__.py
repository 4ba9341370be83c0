"""*Mag dit?*: a question to the law without a case, step by step, and what would turn its answer."""

"""*Plan*: one household's plan as one list, typed at a kitchen table: goals, actions, own words, what does not fit."""

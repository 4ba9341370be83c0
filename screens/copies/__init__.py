"""A copy of the plan, or minutes of a conference, for one reader after another: the wizard, laid out as the plan is."""

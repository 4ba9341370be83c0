"""A life in danger, and the police about their own data: the decision that opens, and looking back on it."""

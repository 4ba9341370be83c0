"""The rules of this vault: the rule set and its book, the regime, who signed, and old decisions answered again."""

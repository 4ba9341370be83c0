"""The rules of a vault: which law counts on a day, who signed for the rule set, and what was asked in doubt."""

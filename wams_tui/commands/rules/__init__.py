"""``wams rules`` and ``wams decide``: the rule set, which law counts, and what the rules answer."""

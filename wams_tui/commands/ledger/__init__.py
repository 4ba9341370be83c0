"""``wams ledger`` and ``wams audit``: what left, what came after, the letters that tell of it, both logs."""

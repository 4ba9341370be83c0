"""``wams meeting``: the case conference in plain lines: prepared, held, invited to."""

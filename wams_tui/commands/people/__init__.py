"""``wams case person|custody|participant|leave``: who is in a household and around it, put down in plain lines."""

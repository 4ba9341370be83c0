"""``wams plan``: the plan of a case, its versions and how far it is, in plain lines."""

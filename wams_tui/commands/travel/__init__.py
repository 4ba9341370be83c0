"""``wams travel``: cases along on a home visit and back again, in plain lines."""

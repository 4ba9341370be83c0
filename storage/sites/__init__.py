"""What a vault stands on: the port all else sees, its tables, and the two that fill it (a directory, PostgreSQL)."""

"""Making a vault, and getting into one."""

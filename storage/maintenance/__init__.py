"""What needs the whole vault for itself: another vault key, a newer format, another place."""

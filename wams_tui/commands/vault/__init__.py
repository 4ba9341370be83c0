"""``wams vault``: made, looked over, kept, moved, opened again, and its keys."""

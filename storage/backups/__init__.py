"""Backups: made, kept, deleted on their day, and put back."""

"""Fictional households, so that nobody ever practises on real people (design §7)."""

from wams_tui.desk.practice.households import DEFAULT_COUNT, households

__all__ = ["DEFAULT_COUNT", "households"]

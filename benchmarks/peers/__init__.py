"""Bare Textual programs to stand beside: what the framework alone costs."""

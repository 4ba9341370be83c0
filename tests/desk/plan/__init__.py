"""Drafting the plan at the desk."""

"""Requests on the screen: what waits, what is asked, what the rules say of each part, and what is decided on it."""

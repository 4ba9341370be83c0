"""Asking others: what a partner is asked, what it answers, and whether a source still says what it once said."""

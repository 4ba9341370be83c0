"""Asking others: a request to a partner, its answer, and whether a source still says what it once said."""

"""Data requests: what one is, the steps it may take, where it waits, and what its asker hears."""

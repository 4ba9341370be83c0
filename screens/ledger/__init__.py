"""*Register*: what of whom went to whom, of one case with its names or of all one's cases without."""

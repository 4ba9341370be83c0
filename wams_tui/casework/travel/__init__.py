"""Taking along and bringing back: what a case says of it, and one case made of office and laptop."""

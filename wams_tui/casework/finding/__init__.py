"""Finding a case: by what it can be found, an index in memory, and how alike two spellings are."""

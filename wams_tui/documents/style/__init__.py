"""How the papers of a municipality look: its name, logo, colours and sender, read from a folder it keeps itself."""

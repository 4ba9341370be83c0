"""Bytes for people: a release or a publication becomes a PDF or JSON, and a file (design §2)."""

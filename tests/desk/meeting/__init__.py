"""The case conference at the desk."""

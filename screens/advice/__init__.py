"""*Vraagbaak*: doubts put to the privacy officer without names, and their answers as precedents."""

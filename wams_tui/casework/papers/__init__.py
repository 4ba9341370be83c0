"""The words on letters: what a municipality may word itself, whom a family can turn to, and how easily it reads."""

"""The household: its persons, what ties them to each other, who decides for whom, and what cannot be true of them."""

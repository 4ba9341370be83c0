"""What is possible, from more sides than the grid: one cell, one listener, two beside each other, and since when."""

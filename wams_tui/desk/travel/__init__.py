"""On a home visit: laptops that may come along, packing, bringing back, and what both sides changed."""

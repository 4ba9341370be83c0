"""The organisations around a household: what was agreed with them, who takes part for them, and how that ends."""

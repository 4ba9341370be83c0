"""*Bezoekmodus*: the plan on a laptop at the kitchen table, for who sits there and for nobody else."""

"""What the screens share: lists, the grid, bars, prose and fields, drawn line by line so that few bytes travel."""

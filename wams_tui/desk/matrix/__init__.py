"""The participant matrix: what each participant could receive, what changed, and the questions behind a cell."""

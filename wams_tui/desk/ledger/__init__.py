"""The disclosure ledger at the desk: read in any order, told whole line by line, and written out for other logs."""

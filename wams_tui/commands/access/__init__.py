"""Who is in a vault and who may open which case: coordinators, grants, hand-overs, the key of the duty officers."""

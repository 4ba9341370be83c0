"""Who can open a case: giving access and taking it away, handing a case over, and emergency access."""

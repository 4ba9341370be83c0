"""*Huisbezoek*: what of a case is along, and what office and laptop both changed."""

"""Letters: what an asker hears of a request, and what a person hears of what was shared; read whole, then made."""

"""The people of a vault: who belongs to it, their way in and back in, and who may open which case."""

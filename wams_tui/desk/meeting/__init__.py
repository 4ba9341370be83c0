"""The case conference: preparing and inviting, what may be said to who is in the room, and what is decided in it."""

"""The vault as a person meets it: making and opening it, its people, its upkeep, and the way back in."""

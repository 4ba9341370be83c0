"""The course of a case, from intake to destruction: phases, what must hold before each, and what a day asks of it."""

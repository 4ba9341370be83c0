"""The course of a case at the desk: taken in, assessed, taken further, what it asks of a day, and destroyed."""

"""The course of a case on the screen: what comes in, whether it is Wams, and the steps it takes."""

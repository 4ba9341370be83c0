"""wams: coordinating the help for one household under the Wams, in a terminal."""

__version__ = "0.1.0"

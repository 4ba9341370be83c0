"""The directory of organisations: read and written, and in and out of a file."""

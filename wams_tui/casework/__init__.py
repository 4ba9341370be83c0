"""The domain: cases, households, participants, data and releases.

Pure: nothing here reads a file, a clock or a database, and nothing here imports another room of the house.
"""

"""The case conference (casusoverleg): who is invited, what is spoken of, who is in the room for it, what is decided.

:mod:`.meeting` is its record. Pure.
"""

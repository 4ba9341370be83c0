"""The one plan of a household: what goes well, goals in the family's own order, who does what by when, own words.

:mod:`.parts` are its records, :mod:`.order` puts them in the family's order, :mod:`.version` is the plan as it stood
on a day, with who agreed to it. Pure.
"""

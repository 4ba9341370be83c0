"""Drafting the plan with the family: putting parts down, changing and moving them, what may stand in it, own words.

:mod:`.keeping` stores every change, :mod:`.drafting` makes and changes parts, :mod:`.order` moves them, :mod:`.course`
says how far they are or lets them lapse, :mod:`.saying` keeps somebody's own words, :mod:`.entering` asks the law what
may stand in a plan that many read, :mod:`.undo` takes the last deed back. :mod:`.copies` is what one reader gets of it.
"""

"""What a terminal needs that the framework does not give: each workaround in one small file that says so.

``fault``, ``keys`` and ``plain_tty`` import nothing heavy: the unlock prompt stands on them before Textual is loaded.
"""

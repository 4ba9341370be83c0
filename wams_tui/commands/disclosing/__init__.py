"""``wams export`` and ``wams matrix``: what could go to whom, and one disclosure to one recipient."""

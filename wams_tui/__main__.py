"""Lets ``python -m wams_tui`` do what ``wams`` does."""

import sys

from wams_tui.front import main

sys.exit(main())

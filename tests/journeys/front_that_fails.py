"""The real program, but for one key: `?` fails with everything that is secret in its hands and in its words.

Run on a pseudo-terminal by the tests of canaries; what is secret stands in the file named by ``CANARIES``.
"""

import os
import sys
from pathlib import Path
from typing import NoReturn, cast

from screens.frame import Frame
from screens.house import House
from wams_tui import front


def fail(self: Frame[None]) -> NoReturn:
    """Fail."""
    secrets = Path(os.environ["CANARIES"]).read_text(encoding="utf-8").splitlines()
    held = {"secrets": secrets, "keys": cast(House, self.app).desk.session.opened.secrets}
    raise RuntimeError(f"{secrets} {held}")


Frame.action_help = fail  # type: ignore[assignment]

if __name__ == "__main__":
    sys.exit(front.main(sys.argv[1:]))

"""Closing, at the start of the process, the ways in which it could give away what it holds (storage §3.3).

Everything here is cheap: the first half runs before the prompt is painted, the second before a key is taken.
"""

import os
import sys
import threading
from types import TracebackType
from typing import TextIO

from screens.terminal.fault import EXIT_CODE, fault_sentence

PR_SET_DUMPABLE = 4
PRIVATE_UMASK = 0o077


def harden() -> None:
    """Allow no core dump and no file that others can read, calm the framework, and say faults without values."""
    os.umask(PRIVATE_UMASK)
    _stand_in_for_closed_streams()
    _forbid_core_files()
    _calm_textual()
    sys.excepthook = _say_fault
    sys.unraisablehook = _say_unraisable
    threading.excepthook = _say_thread_fault


def forbid_inspection() -> None:
    """Make this process unreadable for other processes of the same user (``/proc/PID/mem``); Linux only."""
    if sys.platform != "linux":
        return
    import ctypes  # after the prompt is painted: it costs more than all the rest here

    ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)


def _stand_in_for_closed_streams() -> None:
    # Where one was closed (`<&-`), the next file that is opened would be written to as if it were our output.
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, _nowhere())


def _nowhere() -> TextIO:
    return open(os.devnull, "r+", encoding="utf-8")  # noqa: PTH123 - a stream of the whole process


def _forbid_core_files() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _calm_textual() -> None:
    # Its debugging variables write logs, screenshots and key strokes to files or to a port.
    for name in [name for name in os.environ if name.startswith("TEXTUAL")]:
        del os.environ[name]
    # With the kitty protocol on, dead keys lose their letter: é, ë and ï must work (terminal §C.7).
    os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"
    os.environ["TEXTUAL_ANIMATIONS"] = "none"


def _say_fault(kind: type[BaseException], error: BaseException, _traceback: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        os._exit(130)
    sys.stderr.write(f"{fault_sentence(error)}\n")
    sys.stderr.flush()
    # Not by returning: the interpreter would end with 1, which means "refused by the rules".
    os._exit(EXIT_CODE)


def _say_unraisable(_event: "sys.UnraisableHookArgs") -> None:
    """Say nothing: an object that failed while it was cleaned up concerns nobody, and its text may quote data."""


def _say_thread_fault(event: threading.ExceptHookArgs) -> None:
    """Say a fault of a thread without its values; the work that waited for it goes on or tells of its own end."""
    if event.exc_value is not None and not issubclass(event.exc_type, SystemExit):
        sys.stderr.write(f"{fault_sentence(event.exc_value)}\n")
        sys.stderr.flush()

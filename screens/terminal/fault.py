"""What a person sees when the program itself fails: one sentence and a code, never a traceback or a value."""

from types import TracebackType

from wams_tui.casework.words import N_

EXIT_CODE = 70
"""Exit code of a fault of ours (design §5)."""

SENTENCE = N_("Er ging iets mis in het programma zelf (storing {fault}). Geef deze code door aan uw beheerder.")

OUR_ROOMS = ("wams_tui", "screens", "storage")


def fault_id(error: BaseException) -> str:
    """Name a fault by its kind and the line of ours it came from, such as ``KeyError@screens.matrix:41``.

    Made of names in our source only: what an error *says* may quote a passphrase or a client, so it is left out.
    """
    return f"{type(error).__name__}@{_place(error.__traceback__)}"


def fault_sentence(error: BaseException) -> str:
    """Return the Dutch sentence for a fault."""
    return SENTENCE.format(fault=fault_id(error))


def _place(traceback: TracebackType | None) -> str:
    place = "?"
    while traceback is not None:
        module = str(traceback.tb_frame.f_globals.get("__name__", "?"))
        if place == "?" or module.split(".")[0] in OUR_ROOMS:
            place = f"{module}:{traceback.tb_lineno}"
        traceback = traceback.tb_next
    return place

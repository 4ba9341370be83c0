"""A small house behind the real front door: run as a program on a pseudo-terminal by the tests beside it."""

import os
import sys
import time

from screens.beside import Beside
from screens.regain import Regaining
from screens.unlock import PromptInfo
from wams_tui.casework.errors import Locked, Misused
from wams_tui.front import ExitReason, Left, Lock, Opening, guarded, open_screens
from wams_tui.hardening import harden


class Nobody:
    """Knows of no other session."""

    took_over = False

    def __init__(self, desk: object) -> None:
        self.desk = desk

    def running(self) -> None:
        return None

    def take_over(self) -> bool:
        return True

    def take_away(self) -> None: ...

    def only_look(self) -> None: ...

    def go_back(self) -> None: ...


class House:
    """Opens for ``demo``; its only screen shows where it was told to open, and takes one key."""

    def describe(self, vault: str, who: str) -> PromptInfo:
        return PromptInfo(vault, True, "demo", vault == "Veelstad" and not who, "Bram Voorbeeld")

    def warm(self) -> None:
        time.sleep(0.05)

    def unlock(self, vault: str, passphrase: str, who: str) -> object:
        if vault == "Veelstad" and who not in ("Bram Voorbeeld", "Anneke", "7"):
            raise Misused("Niemand heet zo.", "Bekijk de namen.")
        if passphrase != "demo":
            raise Locked("Verkeerde wachtwoordzin.", "Probeer het opnieuw.")
        return vault

    def regaining(self, vault: str, lang: str) -> Regaining:
        raise Misused("Hier is geen weg terug.", "Zoek de zin.")

    def beside(self, session: object) -> Beside:
        return Nobody(session)

    def run(self, session: object, lang: str, at: str) -> ExitReason:
        if session == "Grootstad":
            return self.run_screens()
        sys.stderr.write(f"\x1b[2J\x1b[H[{session}] [{lang}] [{at or 'Casussen'}]")
        sys.stderr.flush()
        key = sys.stdin.read(1)
        if key == "\x0c":
            return Lock("matrix:17", "7")
        return Left(0)

    def run_screens(self) -> ExitReason:
        from tests.screens.terminal.painted_app import PaintedApp

        app = PaintedApp(os.environ)
        app.run_guarded()
        return Left(app.return_code or 0)


if __name__ == "__main__":
    harden()
    words = dict(word.lstrip("-").split("=", 1) for word in sys.argv[1:])
    said = {name: words.get(name, "") for name in ("vault", "lang", "at", "as")}
    opening = Opening(said["vault"] or "Voorbeeldstad", said["lang"] or "nl", "", said["at"], said["as"])
    sys.exit(guarded(lambda: open_screens(opening, House()), str))

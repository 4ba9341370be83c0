"""``wams vault doctor``: what around a vault is right, what could be better, and what is wrong."""

import os
from typing import TYPE_CHECKING

from wams_tui.casework.checkup import Check, Sign
from wams_tui.casework.errors import Unusable
from wams_tui.casework.words import N_
from wams_tui.commands.line import options
from wams_tui.commands.line.tables import wrapped
from wams_tui.commands.line.terminal import say, say_json
from wams_tui.commands.line.unlocking import desk_of, now, vault_at
from wams_tui.locale import _, n_

if TYPE_CHECKING:
    from collections.abc import Iterable

HELP = N_(
    "Kijk na of rondom de kluis alles klopt: rechten, schijf, geheugen, terminal, sleutelring, klok, regelset."
    "\n\nZonder wachtwoordzin kan het meeste; met --passphrase-file ook de rest, met alles wat erin staat."
    " De uitgangscode is 6 als er iets mis is."
)

_SIGNS = {Sign.OK: N_("ok"), Sign.LET_OP: N_("let op"), Sign.MIS: N_("MIS")}


def doctor(
    *,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> int:
    """Look everything over; the exit code is 0 when nothing is wrong, and 6 otherwise."""
    from wams_tui.desk.vault.doctor import examine, examine_opened, worst
    from wams_tui.desk.vault.opening import heads_outside
    from wams_tui.hardening import forbid_inspection

    forbid_inspection()
    checks = examine(vault_at(vault), heads_outside(os.environ), os.environ, now)
    if passphrase_file:
        with desk_of(vault, passphrase_file) as desk:
            checks.extend(examine_opened(desk))
    if json:
        say_json({"uitkomst": worst(checks).value, "bevindingen": [_as_dict(check) for check in checks]})
    else:
        say(*_lines(checks))
    return Unusable.exit_code if worst(checks) is Sign.MIS else 0


def _as_dict(check: Check) -> dict[str, str]:
    sentence, advice = check.say(_)
    return {"onderwerp": check.code, "teken": check.sign.value, "zin": sentence, "raad": advice}


def _lines(checks: "Iterable[Check]") -> list[str]:
    """Return what was found, what is wrong first; each with what to do under it."""
    order = [Sign.MIS, Sign.LET_OP, Sign.OK]
    found = sorted(checks, key=lambda check: order.index(check.sign))
    lines: list[str] = []
    for check in found:
        sentence, advice = check.say(_)
        sign = _(_SIGNS[check.sign]).ljust(6)
        lines += wrapped(sentence, f"{sign}  ", " " * (len(sign) + 2))
        lines += wrapped(advice, " " * (len(sign) + 4)) if advice else []
    wrong = sum(check.sign is Sign.MIS for check in found)
    end = n_("Er is {count} ding mis.", "Er zijn {count} dingen mis.", wrong).format(count=wrong)
    return [*lines, "", end if wrong else _("Er is niets mis.")]

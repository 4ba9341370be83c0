"""``wams matrix``: what each participant could receive of each person; possible, never allowed (design §4)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from wams_tui.casework.codes import Direction
from wams_tui.casework.words import N_
from wams_tui.commands.case.text import participant_dict
from wams_tui.commands.line import options
from wams_tui.commands.line.tables import wrapped
from wams_tui.commands.line.terminal import called, refuse_unless_on_a_terminal, say, say_json
from wams_tui.commands.line.unlocking import desk_of
from wams_tui.locale import _

if TYPE_CHECKING:
    from wams_tui.desk.kinds import Effect
    from wams_tui.desk.matrix.cells import Cell, Matrix

HELP = N_(
    "Toon per persoon wat elke deelnemer zou kunnen ontvangen: mogelijk, mogelijk mits, afweging nodig, of niet."
    "\n\nWat mogelijk is, is nog niet toegestaan: dat hangt af van doel en grondslag, die u bij een verstrekking kiest."
)


def matrix(
    code: options.CaseCode,
    *,
    person: Annotated[
        str, typer.Option("--person", metavar=N_("PERSOON"), help=N_("Alleen deze persoon: naam, nummer of id."))
    ] = "",
    why: Annotated[
        bool, typer.Option("--why", help=N_("Toon bij elk gegeven de reden en wat er nog ontbreekt."))
    ] = False,
    ask: Annotated[
        bool, typer.Option("--ask", help=N_("Toon wat u elke deelnemer kunt vragen, in plaats van wat u kunt geven."))
    ] = False,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Print the participant matrix of a case."""
    from wams_tui.commands.line.pointing import person_in
    from wams_tui.desk.cases import find_case, open_case
    from wams_tui.desk.matrix.cells import matrix as matrix_of
    from wams_tui.desk.rules.regimes import setting

    with desk_of(vault, passphrase_file) as desk:
        refuse_unless_on_a_terminal(desk.session.nature)
        file = open_case(desk, find_case(desk, code)).file
        persons = [person_in(file, person, "--person")] if person else list(file.persons)
        way = Direction.OPVRAGEN if ask else Direction.VERSTREKKEN
        found = [matrix_of(desk, file, one.id, way) for one in persons]
        now = setting(desk)
        note = desk.rules.regime_note(now.regime)
    if json:
        under = {"richting": way.value, "regime": now.regime.value, "regime_toelichting": note}
        say_json([{**_as_dict(one), **under} for one in found])
        return
    told = _("Wat u kunt vragen, nooit een plicht: {code}") if ask else _("Wat mogelijk is, niet wat mag: {code}")
    say(told.format(code=file.case.code))
    say(*wrapped(_("Regime: {regime}").format(regime=f"{called(now.regime)}. {note}")))
    for one in found:
        say(*(reasons(one) if why else lists(one)))


def lists(found: "Matrix") -> Iterator[str]:
    """Yield four lists per participant, so that a screen reader reads one thought per line."""
    yield from ("", found.person.name)
    for participant, cells in zip(found.participants, found.rows, strict=True):
        yield ""
        yield from wrapped(
            f"{participant.organisation} ({called(participant.party)}, {called(participant.hat)})", "  ", "  "
        )
        for effect, title in _titles():
            names = [called(cell.category) for cell in cells if cell.effect is effect]
            if names:
                yield from wrapped(f"{title}: {', '.join(names)}", "    ", "      ")


def reasons(found: "Matrix") -> Iterator[str]:
    """Yield every kind of data per participant with its reason and what is still missing."""
    titles = dict(_titles())
    yield from ("", found.person.name)
    for participant, cells in zip(found.participants, found.rows, strict=True):
        yield ""
        yield from wrapped(f"{participant.organisation} ({called(participant.party)})", "  ", "  ")
        for cell in cells:
            if (best := cell.best) is not None:
                title = f"{called(cell.category)}: {titles[best.effect]}."
                yield from wrapped(f"{title} {best.verdict.reason}", "    ", "      ")
                for missing in best.verdict.missing:
                    yield from wrapped(f"- {missing.sentence}", "      ", "        ")


def _titles() -> tuple[tuple["Effect", str], ...]:
    from wams_tui.desk.kinds import Effect

    return (
        (Effect.TOESTAAN, _("mogelijk")),
        (Effect.TOESTAAN_MITS, _("mogelijk mits")),
        (Effect.AFWEGING, _("afweging nodig")),
        (Effect.WEIGEREN, _("niet")),
    )


def _as_dict(found: "Matrix") -> dict[str, object]:
    return {
        "persoon": found.person.id,
        "naam": found.person.name,
        "deelnemers": [
            {**participant_dict(participant), "vakken": [_cell_dict(cell) for cell in cells if cell.best is not None]}
            for participant, cells in zip(found.participants, found.rows, strict=True)
        ],
    }


def _cell_dict(cell: "Cell") -> dict[str, object]:
    from wams_tui.law.asking import possibility_as_dict

    told: dict[str, object] = {"categorie": cell.category.value}
    if cell.granted is not None:
        told["verstrekt_op"] = cell.granted.on.isoformat()
    return told | (possibility_as_dict(cell.best) if cell.best else {})

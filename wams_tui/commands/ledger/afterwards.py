"""``wams ledger withdraw|notices|told`` and ``wams case correct|erase``: what happens after something was given."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from wams_tui.casework.errors import Misused
from wams_tui.casework.meeting.erasing import written_with
from wams_tui.casework.plan.erasing import part_with
from wams_tui.casework.words import N_
from wams_tui.commands.case.recording import day_of, opened_case
from wams_tui.commands.case.text import day, iso
from wams_tui.commands.line import options
from wams_tui.commands.line.pointing import fields_in
from wams_tui.commands.line.tables import wrapped
from wams_tui.commands.line.terminal import refuse_unless_on_a_terminal, say, say_json
from wams_tui.commands.line.unlocking import desk_of
from wams_tui.locale import _, n_

if TYPE_CHECKING:
    from wams_tui.casework.casefile import CaseFile
    from wams_tui.casework.disclosing.notices import Notice
    from wams_tui.desk.cases import OpenCase

WITHDRAW_HELP = N_(
    "Trek het besluit achter een verstrekking in, of herzie het."
    "\n\nWat is gegeven, komt niet terug. De ontvanger krijgt een kennisgeving, die een taak blijft tot u vastlegt"
    " hoe u het vertelde."
)
NOTICES_HELP = N_("Toon wie nog iets verteld moet worden over wat zij kregen, en wat ervan werd.")
TOLD_HELP = N_("Leg vast hoe een ontvanger het hoorde, of waarom vertellen onmogelijk was (AVG, artikel 19).")
CORRECT_HELP = N_(
    "Verbeter een gegeven dat niet klopte; wie het kreeg, krijgt een kennisgeving."
    "\n\nHet oude gegeven wordt niet bewaard (AVG, artikel 16 en 19)."
)
ERASE_HELP = N_(
    "Wis een gegeven; dat kan niet terug. Wie het kreeg, krijgt een kennisgeving."
    "\n\nIn back-ups blijft het tot die verlopen (AVG, artikel 17 en 19)."
)

Because = Annotated[str, typer.Option("--because", metavar=N_("WOORDEN"), help=N_("Waarom, in een zin."))]
Which = Annotated[
    str, typer.Option("--field", metavar=N_("GEGEVEN"), help=N_("Sleutel of categorie:naam van het gegeven."))
]


def withdraw(
    number: Annotated[
        str, typer.Argument(metavar=N_("NR"), help=N_("Het nummer uit 'wams ledger list', of het kenmerk."))
    ],
    *,
    because: Because,
    revise: Annotated[
        bool, typer.Option("--revise", help=N_("Herzien: er wordt opnieuw beslist, en tot dan niet gebruikt."))
    ] = False,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Take a decision back, or revise it."""
    from wams_tui.casework.disclosing.disclosures import AfterState
    from wams_tui.commands.ledger.group import wanted
    from wams_tui.desk.cases import open_case
    from wams_tui.desk.ledger.after import withdraw as take_back

    with desk_of(vault, passphrase_file) as desk:
        line = wanted(desk, number)[0]
        opened = open_case(desk, line.case)
        state = AfterState.HERZIEN if revise else AfterState.INGETROKKEN
        take_back(desk, opened, line.disclosure, state, because)
    say(_("Vastgelegd. De ontvanger moet het nog horen; zie 'wams ledger notices'."))


def notices(
    code: options.CaseCode,
    *,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Print the notices of a case."""
    with desk_of(vault, passphrase_file) as desk:
        refuse_unless_on_a_terminal(desk.session.nature)
        file = opened_case(desk, code).file
    found = _ordered(file)
    if json:
        say_json([_as_dict(one) for one in found])
    elif not found:
        say(_("Er is niemand iets te vertellen."))
    else:
        for number, one in enumerate(found, start=1):
            say(*_lines(file, number, one))


def told(
    code: options.CaseCode,
    notice: Annotated[
        str, typer.Argument(metavar=N_("NR"), help=N_("Het nummer uit 'wams ledger notices', of het id."))
    ],
    *,
    how: Annotated[
        str, typer.Option("--how", metavar=N_("WOORDEN"), help=N_("Hoe en aan wie; of waarom het onmogelijk was."))
    ],
    impossible: Annotated[
        bool, typer.Option("--impossible", help=N_("Vertellen was onmogelijk of kost onevenredig veel moeite."))
    ] = False,
    on: Annotated[str, typer.Option("--on", metavar=N_("DATUM"), help=N_("Wanneer; gewoon vandaag."))] = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Record what became of a notice."""
    from wams_tui.casework.disclosing.notices import NoticeOutcome
    from wams_tui.desk.ledger.telling import Telling, record_told

    when = day_of(on, "--on") if on else None
    with desk_of(vault, passphrase_file) as desk:
        opened = opened_case(desk, code)
        outcome = NoticeOutcome.ONMOGELIJK if impossible else NoticeOutcome.VERTELD
        record_told(desk, opened, _notice_in(opened.file, notice).id, Telling(outcome, when or desk.today(), how))
    say(_("Vastgelegd; dit is geen taak meer."))


def correct(
    code: options.CaseCode,
    *,
    field: Which,
    value: Annotated[str, typer.Option("--value", metavar=N_("WOORDEN"), help=N_("Zoals het wel is."))],
    because: Annotated[str, typer.Option("--because", metavar=N_("WOORDEN"), help=N_("Wat er niet klopte."))],
    by: Annotated[str, typer.Option("--by", metavar=N_("NAAM"), help=N_("Wie dat zei, met functie."))],
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Put a datum right."""
    from wams_tui.desk.ledger.after import correct as put_right

    with desk_of(vault, passphrase_file) as desk:
        opened = opened_case(desk, code)
        before = len(opened.file.notices)
        opened = put_right(desk, opened, _record_in(opened, field), value, because, by)
    _tell(len(opened.file.notices) - before)


def erase(
    code: options.CaseCode,
    *,
    field: Which,
    because: Because,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Erase a datum."""
    from wams_tui.desk.ledger.after import erase as wipe

    with desk_of(vault, passphrase_file) as desk:
        opened = opened_case(desk, code)
        before = len(opened.file.notices)
        opened = wipe(desk, opened, _record_in(opened, field), because)
    _tell(len(opened.file.notices) - before)


def _tell(count: int) -> None:
    say(_("Vastgelegd."))
    if count:
        recipients = n_("{count} ontvanger moet het nog horen.", "{count} ontvangers moeten het nog horen.", count)
        say(recipients.format(count=count))


def _record_in(opened: "OpenCase", word: str) -> str:
    if part_with(opened.file, word) is not None or written_with(opened.file, word) is not None:
        return word
    keys = fields_in(opened.file, [word], None)
    if len(keys) > 1:
        raise Misused(
            N_("Een gegeven bij --field is niet eenduidig."), N_("Noem de sleutel, zoals 'case show --json' die heeft.")
        )
    return keys[0].partition("#")[0]


def _ordered(file: "CaseFile") -> "list[Notice]":
    return sorted(file.notices, key=lambda one: (not one.is_open, one.due_on, one.id))


def _notice_in(file: "CaseFile", word: str) -> "Notice":
    found = _ordered(file)
    by_number = {str(number): one for number, one in enumerate(found, start=1)} | {one.id: one for one in found}
    if word not in by_number:
        raise Misused(N_("Deze kennisgeving is er niet."), N_("Bekijk ze met 'wams ledger notices'."))
    return by_number[word]


def _lines(file: "CaseFile", number: int, one: "Notice") -> list[str]:
    from wams_tui.casework.disclosing.notices import TASKS

    named = {participant.id: participant.organisation for participant in file.participants}
    task = _(TASKS[one.why]).format(organisation=named.get(one.participant, "?"))
    state = (
        _("nog te doen, uiterlijk {day}").format(day=day(one.due_on))
        if one.outcome is None
        else f"{one.outcome.value}, {day(one.told_on)}: {one.told_how}"
    )
    return [*wrapped(f"{number}. {task}", "", "   "), *wrapped(one.words, "   ", "   "), *wrapped(state, "   ", "   ")]


def _as_dict(one: "Notice") -> dict[str, Any]:
    return {
        "id": one.id,
        "ontvanger": one.participant,
        "reden": one.why.value,
        "verstrekkingen": list(one.disclosures),
        "record": one.record or None,
        "woorden": one.words,
        "gemaakt_op": iso(one.made_on),
        "uiterlijk": iso(one.due_on),
        "uitkomst": one.outcome.value if one.outcome else None,
        "verteld_op": iso(one.told_on),
        "hoe": one.told_how or None,
    }

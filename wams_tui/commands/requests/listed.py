"""``wams request list|show``: the requests that wait, and one of them with what the rules say of each part."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from wams_tui.casework.words import N_
from wams_tui.commands.case.recording import opened_case
from wams_tui.commands.case.text import day, iso
from wams_tui.commands.line import options
from wams_tui.commands.line.codes import parse
from wams_tui.commands.line.helptext import Command
from wams_tui.commands.line.pointing import request_in
from wams_tui.commands.line.tables import table, wrapped
from wams_tui.commands.line.terminal import called, refuse_unless_on_a_terminal, say, say_json
from wams_tui.commands.line.unlocking import desk_of
from wams_tui.locale import _

if TYPE_CHECKING:
    from wams_tui.casework.casefile import CaseFile
    from wams_tui.casework.requests.request import DataRequest
    from wams_tui.desk.requests.assess import AskedLine, Assessment
    from wams_tui.desk.requests.queue import QueueLine

LIST_HELP = N_(
    "Toon de verzoeken die wachten in al uw casussen, wat te laat is eerst; met een casus ook wat daar is beslist."
    " Met --which beslist wat is beslist of ingetrokken, per casus de laatste twaalf."
    "\n\nOver alle casussen wordt er geen casus voor geopend."
)
SHOW_HELP = N_("Toon één verzoek: wat er wordt gevraagd, per onderdeel wat mogelijk is en waarom, en wat is beslist.")

Request = Annotated[
    str, typer.Option("--request", metavar=N_("VERZOEK"), help=N_("Het nummer van het verzoek in de casus, of het id."))
]


def list_requests(
    code: Annotated[str, typer.Argument(metavar=N_("CASUS"), help=N_("Alleen deze casus, zoals W-2026-0001."))] = "",
    *,
    which: Annotated[
        str, typer.Option("--which", metavar=N_("WELKE"), help=N_("alle, aan-ons, van-ons, bij-ons of beslist."))
    ] = "alle",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Print the queue; the look at it is in the audit log."""
    from wams_tui.desk.caselist import OwnCases
    from wams_tui.desk.requests.queue import Shown, queue, queue_of_case
    from wams_tui.desk.viewing import Viewed, record_view

    shown = parse(Shown, which, "--which")
    with desk_of(vault, passphrase_file) as desk:
        refuse_unless_on_a_terminal(desk.session.nature)
        today = desk.today()
        if code:
            lines = queue_of_case(opened_case(desk, code).file, today, shown)
        else:
            record_view(desk, Viewed.CASUSLIJST)
            own = OwnCases(desk)
            own.read_all()
            lines = queue((line.head for line in own.lines), today, shown)
    if json:
        say_json([_line_dict(line) for line in lines])
    elif not lines:
        say(_("Er wacht geen verzoek."))
    else:
        heads = (_("Casus"), _("Antwoord"), _("Stand"), _("Wie"), _("Over"), _("Wat"))
        say(*table(heads, [_cells(line) for line in lines], giving=(5, 3, 4, 2)))


def show(
    code: options.CaseCode,
    *,
    request: Request,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Print one request; the view is audited before its text is here."""
    from wams_tui.desk.requests.assess import assess

    with desk_of(vault, passphrase_file) as desk:
        refuse_unless_on_a_terminal(desk.session.nature)
        opened = opened_case(desk, code)
        found = assess(desk, opened, request_in(opened.file, request, "--request").id)
    if json:
        say_json(request_dict(found))
    else:
        say(*_shown(opened.file, found))


def request_dict(found: "Assessment") -> dict[str, Any]:
    """Return a request with what is possible for each part, under stable Dutch keys."""
    request = found.request
    return {
        "id": request.id,
        "richting": request.direction.value,
        "aanvrager": request.participant or None,
        "deelnemer": request.outsider is None,
        "wie": found.asker.organisation,
        "persoon_daar": request.asker_name or None,
        "kenmerk": request.reference or None,
        "ontvangen_op": request.received_on.isoformat(),
        "antwoord_voor": iso(request.due_on),
        "termijn": request.due_nature.value,
        "waarvoor": request.purpose_words,
        "doel": request.purpose.value if request.purpose else None,
        "grondslag": request.basis.value if request.basis else None,
        "toestand": request.state.value,
        "uitkomst": request.outcome.value if request.outcome else None,
        "onderdelen": [_part_dict(request, one) for one in found.asked],
        "navraag": [
            {"vraag": one.question, "op": one.asked_on.isoformat(), "antwoord": one.answer or None}
            for one in request.questions
        ],
        "verstrekkingen": list(request.disclosures),
    }


def add_to(group: typer.Typer) -> None:
    """Add the commands to ``wams request``."""
    group.command("list", cls=Command, help=LIST_HELP)(list_requests)
    group.command("show", cls=Command, help=SHOW_HELP)(show)


def _part_dict(request: "DataRequest", one: "AskedLine") -> dict[str, Any]:
    made = request.decision(one.line.id)
    verdict = one.possibility.verdict
    return {
        "onderdeel": one.line.id,
        "persoon": one.line.person,
        "categorie": one.line.category.value,
        "woorden": one.line.wording,
        "mogelijk": one.possibility.effect.value,
        "reden": None if verdict.allows else verdict.reason,
        "wel_kan": list(verdict.alternatives),
        "besluit": made.outcome.value if made else None,
        "besluit_reden": made.reason.value if made and made.reason else None,
        "besluit_door": made.by or None if made else None,
        "besluit_op": iso(made.on) if made else None,
        "voorwaarde": one.line.conditions or None,
    }


def _line_dict(line: "QueueLine") -> dict[str, Any]:
    asked = line.request
    return {
        "casus": line.code,
        "id": asked.id,
        "richting": asked.direction.value,
        "toestand": asked.state.value,
        "uitkomst": asked.outcome.value if asked.outcome else None,
        "beslist_op": iso(asked.decided_on),
        "wie": asked.who,
        "over": list(asked.about),
        "categorieen": [one.value for one in asked.categories],
        "doel": asked.purpose.value if asked.purpose else None,
        "ontvangen_op": asked.received_on.isoformat(),
        "antwoord_voor": iso(asked.due_on),
        "open_onderdelen": asked.open,
    }


def _cells(line: "QueueLine") -> tuple[str, ...]:
    asked = line.request
    kinds = ", ".join(called(one) for one in asked.categories)
    return (
        line.code,
        day(asked.due_on) or "-",
        called(asked.outcome or asked.state),
        asked.who,
        ", ".join(asked.about),
        kinds,
    )


def _shown(file: "CaseFile", found: "Assessment") -> list[str]:
    request = found.request
    numbers = [one.id for one in file.requests if one.direction is request.direction]
    lines = wrapped(
        _("Verzoek {number}: {who}").format(number=numbers.index(request.id) + 1, who=found.asker.organisation)
    )
    lines += wrapped(_("Waarvoor: {words}").format(words=request.purpose_words), "  ", "  ")
    when = day(request.due_on) or _("geen termijn")
    lines.append(_("Stand: {state}, antwoord voor {date}").format(state=called(request.state), date=when))
    if request.outcome is not None:
        lines.append(_("Uitkomst: {outcome}").format(outcome=called(request.outcome)))
    for one in found.asked:
        lines += _part(request, one)
    for asked in request.questions:
        lines += wrapped(
            _("Gevraagd op {day}: {text}").format(day=day(asked.asked_on), text=asked.question), "- ", "  "
        )
        if asked.answer:
            lines += wrapped(_("Antwoord: {text}").format(text=asked.answer), "  ", "  ")
    return lines


def _part(request: "DataRequest", one: "AskedLine") -> list[str]:
    from wams_tui.commands.rules.verdicttext import effect_word

    made, verdict = request.decision(one.line.id), one.possibility.verdict
    head = f"{one.line.id}. {one.line.wording} ({called(one.line.category)}, {one.person.short_name})"
    lines = wrapped(f"{head}: {effect_word(one.possibility.effect)}", "", "   ")
    if not verdict.allows:
        lines += wrapped(verdict.reason, "   ", "   ")
        lines += [
            line
            for text in verdict.alternatives
            for line in wrapped(_("Wat wel kan: {text}").format(text=text), "   - ", "     ")
        ]
    if made is not None:
        why = f" ({called(made.reason)})" if made.reason else ""
        told = _("Besluit: {what}{why}, {day}").format(what=called(made.outcome), why=why, day=day(made.on))
        lines += wrapped(told, "   ", "   ")
    return lines

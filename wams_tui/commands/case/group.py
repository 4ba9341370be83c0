"""``wams case``: the list of cases, one case, and cases out of a table."""

from typing import TYPE_CHECKING, Annotated

import typer

from wams_tui.casework.words import N_
from wams_tui.commands.access import handsheet
from wams_tui.commands.case import closing, destroying, household, importing, recording, timeline
from wams_tui.commands.case import urgent as recording_urgent
from wams_tui.commands.case.text import case_dict, case_lines, day, hidden_in, iso
from wams_tui.commands.course import check, new, step
from wams_tui.commands.line import options
from wams_tui.commands.line.codes import parse
from wams_tui.commands.line.helptext import Command, Group
from wams_tui.commands.line.tables import table
from wams_tui.commands.line.terminal import called, refuse_unless_on_a_terminal, say, say_json
from wams_tui.commands.line.unlocking import desk_of
from wams_tui.commands.people import person, seat
from wams_tui.locale import _, n_

if TYPE_CHECKING:
    from wams_tui.desk.caselist import CaseLine

group = typer.Typer(name="case", cls=Group, no_args_is_help=True, help=N_("Casussen: de lijst, één casus, inlezen."))


@group.command("list", cls=Command, help=N_("Toon uw casussen."))
def list_cases(
    *,
    words: Annotated[
        str, typer.Option("--filter", metavar=N_("WOORDEN"), help=N_("Alleen casussen waarin al deze woorden staan."))
    ] = "",
    by: Annotated[
        str,
        typer.Option(
            "--sort", metavar=N_("VOLGORDE"), help=N_("Sorteer op gewijzigd (gewoon), termijn, naam of fase.")
        ),
    ] = "gewijzigd",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Print one line per case of this coordinator."""
    from wams_tui.desk.caselist import OwnCases, SortBy
    from wams_tui.desk.viewing import Viewed, record_view

    order = parse(SortBy, by, "--sort")
    with desk_of(vault, passphrase_file) as desk:
        refuse_unless_on_a_terminal(desk.session.nature)
        record_view(desk, Viewed.CASUSLIJST)
        own = OwnCases(desk)
        own.read_all()
        lines = own.ranked(words, order)
    if json:
        say_json([_line_dict(line) for line in lines])
        return
    head = [_("Code"), _("Naam"), _("Fase"), _("Termijn"), _("Wat"), _("Open")]
    rows = [
        [
            line.head.code,
            line.head.title,
            called(line.head.phase),
            day(line.head.next_due_on),
            line.head.next_due,
            str(line.head.open_requests or ""),
        ]
        for line in lines
    ]
    say(*table(head, rows, (4, 1)))
    say("", n_("{count} casus.", "{count} casussen.", len(lines)).format(count=len(lines)))


@group.command(
    "show", cls=Command, help=N_("Toon één casus: huishouden, deelnemers, gegevens, verzoeken, verstrekkingen.")
)
def show(
    code: options.CaseCode,
    *,
    secret: Annotated[
        bool,
        typer.Option("--secret", help=N_("Toon ook geheime adressen; dat u ze bekijkt, komt in het auditlogboek.")),
    ] = False,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Print a whole case; the view is audited before its text is here, and the look at a secret address apart."""
    from wams_tui.desk.cases import find_case, open_case
    from wams_tui.desk.course.terms import terms
    from wams_tui.desk.household.persons import record_seen_address
    from wams_tui.desk.ledger.register import disclosures
    from wams_tui.desk.rules.regimes import setting

    with desk_of(vault, passphrase_file) as desk:
        refuse_unless_on_a_terminal(desk.session.nature)
        opened = open_case(desk, find_case(desk, code))
        disclosed = disclosures(desk, opened.id)
        today, due = setting(desk), terms(desk, opened.file)
        if secret:
            for record in hidden_in(opened.file):
                record_seen_address(desk, opened, record)
    if json:
        say_json(case_dict(opened.file, disclosed, today, due, covered=not secret))
    else:
        say(*case_lines(opened.file, disclosed, today, due, covered=not secret))


group.command("new", cls=Command, help=new.HELP)(new.new)
group.command("check", cls=Command, help=check.CHECK_HELP)(check.check)
group.command("doors", cls=Command, help=check.DOORS_HELP)(check.doors)
group.command("offer", cls=Command, help=check.OFFER_HELP)(check.offer)
group.command("steps", cls=Command, help=step.STEPS_HELP)(step.steps)
group.command("step", cls=Command, help=step.STEP_HELP)(step.step)
group.command("person", cls=Command, help=person.PERSON_HELP)(person.person)
group.command("custody", cls=Command, help=person.CUSTODY_HELP)(person.custody)
group.command("participant", cls=Command, help=seat.SEAT_HELP)(seat.seat)
group.command("leave", cls=Command, help=seat.LEAVE_HELP)(seat.leave)
group.command("close", cls=Command, help=closing.HELP)(closing.close)
group.command("destroy", cls=Command, help=destroying.HELP)(destroying.destroy)
group.command("destroyed", cls=Command, help=destroying.LIST_HELP)(destroying.list_destroyed)
group.command("household", cls=Command, help=household.HELP)(household.household)
group.command("answer", cls=Command, help=household.ANSWER_HELP)(household.answer)
group.command("timeline", cls=Command, help=timeline.HELP)(timeline.timeline)
group.command("sheet", cls=Command, help=handsheet.HELP)(handsheet.sheet)
group.command("import", cls=Command, help=importing.HELP)(importing.import_cases)
recording.add_to(group)
recording_urgent.add_to(group)


def _line_dict(line: "CaseLine") -> dict[str, object]:
    head = line.head
    return {
        "id": head.case,
        "code": head.code,
        "naam": head.title,
        "fase": head.phase.value,
        "personen": head.persons,
        "deelnemers": head.participants,
        "termijn": iso(head.next_due_on),
        "termijn_wat": head.next_due,
        "open_verzoeken": head.open_requests,
        "wachtend_verzoek": head.waiting_request or None,
        "verzoek_voor": iso(head.request_due_on),
        "gewijzigd": line.changed.isoformat(),
    }

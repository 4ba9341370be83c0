"""``wams case household|answer``: a household drawn and in lines; what somebody answers to taking part."""

import sys
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from wams_tui.casework.codes import Domain
from wams_tui.casework.words import N_
from wams_tui.commands.case.recording import day_of
from wams_tui.commands.case.text import day, iso
from wams_tui.commands.line import options
from wams_tui.commands.line.codes import parse
from wams_tui.commands.line.pointing import person_in
from wams_tui.commands.line.tables import WIDTH, wrapped
from wams_tui.commands.line.terminal import called, refuse_unless_on_a_terminal, say, say_json
from wams_tui.commands.line.unlocking import desk_of
from wams_tui.locale import _

if TYPE_CHECKING:
    from wams_tui.casework.casefile import CaseFile
    from wams_tui.casework.household.persons import Person

HELP = N_(
    "Teken het huishouden van een casus: generaties, partners, kinderen, wie elders woont en wie beslist."
    "\n\nEronder staat wat het huishouden te doen geeft: verjaardagen, gezag, wie nog iets moet horen."
)


def household(
    code: options.CaseCode,
    *,
    plain: Annotated[bool, typer.Option("--ascii", help=N_("Teken zonder lijntekens."))] = False,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Print the drawing; the view is audited before its text is here."""
    from wams_tui.casework.household.drawing import drawing
    from wams_tui.desk.cases import find_case, open_case

    with desk_of(vault, passphrase_file) as desk:
        refuse_unless_on_a_terminal(desk.session.nature)
        file, today = open_case(desk, find_case(desk, code)).file, desk.today()
    if json:
        say_json(household_dict(file, today))
        return
    say(*drawing(file, today, _, WIDTH, plain=plain or not draws_lines()))
    tasks = _tasks(file, today)
    if tasks:
        say("", _("Te doen"), *tasks)


ANSWER_HELP = N_(
    "Leg vast wat iemand antwoordt op meedoen: in alles, of met --domain op bepaalde terreinen."
    "\n\nEen nee telt meteen, overal; wie dat nog moet horen, staat eronder."
)


def answer(
    code: options.CaseCode,
    *,
    person: Annotated[str, typer.Option("--person", metavar=N_("PERSOON"), help=N_("Wie: naam, nummer of id."))],
    says: Annotated[
        str, typer.Option("--says", metavar=N_("CODE"), help=N_("doet-mee, doet-niet-mee of niet-gevraagd."))
    ],
    domain: Annotated[
        list[str] | None,
        typer.Option("--domain", metavar=N_("CODE"), help=N_("Alleen op dit terrein; mag vaker voorkomen.")),
    ] = None,
    on: Annotated[str, typer.Option("--on", metavar=N_("DATUM"), help=N_("Op welke dag; gewoon vandaag."))] = "",
    reason: Annotated[str, typer.Option("--reason", metavar=N_("WOORDEN"), help=N_("In eigen woorden."))] = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Record what somebody answers, and print who is still to be told of a no."""
    from wams_tui.casework.disclosing.withdrawals import tasks_of
    from wams_tui.casework.household.persons import Joining
    from wams_tui.desk.cases import find_case, open_case
    from wams_tui.desk.household.persons import record_answer

    given, domains = parse(Joining, says, "--says"), [parse(Domain, one, "--domain") for one in domain or ()]
    when = day_of(on, "--on") if on else None
    with desk_of(vault, passphrase_file) as desk:
        refuse_unless_on_a_terminal(desk.session.nature)
        opened = open_case(desk, find_case(desk, code))
        who = person_in(opened.file, person, "--person")
        after = record_answer(desk, opened, who.id, given, when or desk.today(), domains, reason)
        duties = [duty for duty in tasks_of(after.file, desk.today()) if duty.person == who.id]
    said = after.file.person(who.id).answers[-1].joining
    say(_("Vastgelegd: {name}, {answer}.").format(name=who.name, answer=called(said)))
    say(*(line for duty in duties for line in wrapped(duty.sentence(_), "- ", "  ")))


def household_dict(file: "CaseFile", today: date) -> dict[str, object]:
    """Return the household under stable Dutch keys; of a secret address only that there is one."""
    from wams_tui.casework.course.housetasks import tasks_of
    from wams_tui.casework.household.custody import gaps

    return {
        "personen": [_person_dict(person, today) for person in file.persons],
        "gezag_gaten": [
            {"persoon": person.id, "van": gap.first.isoformat(), "tot": iso(gap.last)}
            for person in file.persons
            for gap in gaps(person)
        ],
        "taken": [
            {
                "code": task.code,
                "wat": task.what.format(**task.params),
                "op": task.due_on.isoformat(),
                "persoon": task.person,
                "deelnemer": task.participant or None,
            }
            for task in tasks_of(file, today)
        ],
    }


def _person_dict(person: "Person", today: date) -> dict[str, object]:
    return {
        "id": person.id,
        "naam": person.name,
        "rol": person.role.value,
        "leeftijd": person.age_on(today),
        "deelname": person.participation.joining.value,
        "niet_op_terreinen": [domain.value for domain in person.closed_on(today)],
        "antwoorden": [
            {
                "antwoord": answer.joining.value,
                "op": answer.on.isoformat(),
                "terrein": answer.domain.value if answer.domain else None,
                "reden": answer.reason,
            }
            for answer in person.answers
        ],
        "uit_huis_op": iso(person.moved_out_on),
        "relaties": [{"soort": one.kind.value, "ander": one.other} for one in person.relations],
        "gezag": [
            {"bij": one.holder, "van": one.period.start.isoformat(), "tot": iso(one.period.end)}
            for one in person.custody
        ],
        "vertegenwoordiging": [
            {
                "soort": one.kind.value,
                "door": one.holder,
                "van": one.period.start.isoformat(),
                "tot": iso(one.period.end),
            }
            for one in person.representation
        ],
        "adressen": [
            {
                "adres": None if one.secret else one.line,
                "geheim": one.secret,
                "van": one.period.start.isoformat(),
                "tot": iso(one.period.end),
            }
            for one in person.addresses
        ],
    }


def _tasks(file: "CaseFile", today: date) -> list[str]:
    from wams_tui.casework.course.housetasks import tasks_of

    lines: list[str] = []
    for task in tasks_of(file, today):
        told = f"{day(task.due_on)}  {task.sentence(_)} ({called(task.kind)})"
        lines += wrapped(told, "  ", "              ")
    return lines


def draws_lines() -> bool:
    """Whether standard output can say line characters at all."""
    try:
        "┌═…".encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True

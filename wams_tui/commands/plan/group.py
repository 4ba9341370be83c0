"""``wams plan``: the plan of a case, shown and added to in lines."""

from typing import TYPE_CHECKING, Annotated

import typer

from wams_tui.casework.codes import Category, Domain
from wams_tui.casework.errors import Misused
from wams_tui.casework.plan.amounts import NOT_AN_AMOUNT, NoAmountError, parse_amount
from wams_tui.casework.plan.parts import ActionKind, ActionState, WordsKind
from wams_tui.casework.words import N_
from wams_tui.commands.case.recording import day_of, opened_case
from wams_tui.commands.line import options
from wams_tui.commands.line.codes import parse
from wams_tui.commands.line.helptext import Command, Group
from wams_tui.commands.line.pointing import participant_in, person_in
from wams_tui.commands.line.terminal import say, say_json
from wams_tui.commands.line.unlocking import desk_of
from wams_tui.locale import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wams_tui.casework.casefile import CaseFile
    from wams_tui.casework.plan.parts import Action, Goal, Strength
    from wams_tui.desk.plan.drafting import Tags

group = typer.Typer(
    name="plan",
    cls=Group,
    no_args_is_help=True,
    help=N_("Het plan van een casus: doelen, acties, afspraken en eigen woorden."),
)

What = Annotated[str, typer.Option("--what", metavar=N_("WOORDEN"), help=N_("Wat er moet staan."))]
Part = Annotated[
    str,
    typer.Option(
        "--part", metavar=N_("ONDERDEEL"), help=N_("Het nummer uit 'wams plan show' (2, 2.3, +1), of het id.")
    ),
]
Persons = Annotated[
    list[str] | None,
    typer.Option("--person", metavar=N_("PERSOON"), help=N_("Over wie het gaat; vaker te noemen.")),
]
Kinds = Annotated[
    list[str] | None,
    typer.Option(
        "--kind", metavar=N_("CATEGORIE"), help=N_("Waar het ook over gaat, zoals gezondheid; vaker te noemen.")
    ),
]
When = Annotated[str, typer.Option("--by", metavar=N_("DATUM"), help=N_("Uiterlijk wanneer."))]


@group.command("show", cls=Command, help=N_("Toon het plan, met wat er niet bij elkaar past als vraag."))
def show(
    code: options.CaseCode,
    *,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Print the plan."""
    from wams_tui.commands.plan.text import plan_dict, plan_lines
    from wams_tui.desk.viewing import names_of

    with desk_of(vault, passphrase_file) as desk:
        file, today = opened_case(desk, code).file, desk.today()
        in_charge = file.access.in_charge() or file.case.coordinator
        coordinator = names_of(desk).get(in_charge, in_charge)
    if json:
        say_json(plan_dict(file, today))
    else:
        say(*plan_lines(file, today, coordinator))


@group.command("describe", cls=Command, help=N_("Beschrijf wat er speelt, en hoe het samenhangt."))
def describe(
    code: options.CaseCode,
    *,
    problems: Annotated[
        str | None, typer.Option("--problems", metavar=N_("WOORDEN"), help=N_("Wat er speelt."))
    ] = None,
    connection: Annotated[
        str | None, typer.Option("--connection", metavar=N_("WOORDEN"), help=N_("Hoe het samenhangt."))
    ] = None,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Say what the problems are."""
    from wams_tui.desk.plan.drafting import describe as describe_plan

    with desk_of(vault, passphrase_file) as desk:
        describe_plan(desk, opened_case(desk, code), problems, connection)
    say(_("Vastgelegd in het plan."))


@group.command("strength", cls=Command, help=N_("Schrijf op wat goed gaat, of wat het gezin zelf doet."))
def strength(
    code: options.CaseCode,
    *,
    what: What,
    persons: Persons = None,
    kinds: Kinds = None,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Add something that goes well."""
    from wams_tui.desk.plan.drafting import add_strength

    with desk_of(vault, passphrase_file) as desk:
        opened = opened_case(desk, code)
        add_strength(desk, opened, what, _tags(opened.file, persons, kinds))
    say(_("Vastgelegd in het plan."))


@group.command("goal", cls=Command, help=N_("Schrijf een doel op, in de woorden van het gezin."))
def goal(
    code: options.CaseCode,
    *,
    what: What,
    persons: Persons = None,
    kinds: Kinds = None,
    by: When = "",
    domain: Annotated[
        str, typer.Option("--domain", metavar=N_("TERREIN"), help=N_("Het leefgebied, als dat helpt."))
    ] = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Add a goal."""
    from wams_tui.desk.plan.drafting import add_goal

    when = day_of(by, "--by") if by else None
    field = parse(Domain, domain, "--domain") if domain else None
    with desk_of(vault, passphrase_file) as desk:
        opened = opened_case(desk, code)
        add_goal(desk, opened, what, _tags(opened.file, persons, kinds), by_when=when, domain=field)
    say(_("Vastgelegd in het plan."))


@group.command("action", cls=Command, help=N_("Schrijf een actie of afspraak op, bij een doel of voor het hele plan."))
def action(
    code: options.CaseCode,
    *,
    what: What,
    number: Annotated[
        int, typer.Option("--goal", metavar=N_("NUMMER"), help=N_("Bij welk doel; 0 is het hele plan."))
    ] = 0,
    owner: Annotated[
        str, typer.Option("--owner", metavar=N_("WIE"), help=N_("Wie het doet: een persoon of een deelnemer."))
    ] = "",
    by: When = "",
    sort: Annotated[
        str,
        typer.Option(
            "--sort", metavar=N_("SOORT"), help=N_("actie, afspraak, tijdelijk-niet-handhaven of snelle-hulp.")
        ),
    ] = ActionKind.ACTIE.value,
    amount: Annotated[
        str, typer.Option("--amount", metavar=N_("BEDRAG"), help=N_("Van snelle hulp: hoeveel euro."))
    ] = "",
    persons: Persons = None,
    kinds: Kinds = None,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Add an action."""
    from wams_tui.desk.plan.drafting import add_action, goal_numbered

    when, kind, cents = day_of(by, "--by") if by else None, parse(ActionKind, sort, "--sort"), _cents(amount)
    with desk_of(vault, passphrase_file) as desk:
        opened = opened_case(desk, code)
        file = opened.file
        under = goal_numbered(file, number).id if number else ""
        who = _owner(file, owner) if owner else ""
        add_action(
            desk, opened, under, what, _tags(file, persons, kinds), owner=who, by_when=when, kind=kind, amount=cents
        )
    say(_("Vastgelegd in het plan."))


@group.command("words", cls=Command, help=N_("Leg letterlijk vast wat iemand zegt; dat wordt nooit gewijzigd."))
def words(
    code: options.CaseCode,
    *,
    person: Annotated[str, typer.Option("--person", metavar=N_("PERSOON"), help=N_("Wie het zegt."))],
    text: Annotated[str, typer.Option("--text", metavar=N_("WOORDEN"), help=N_("De woorden, letterlijk."))],
    sort: Annotated[
        str, typer.Option("--sort", metavar=N_("SOORT"), help=N_("zegt, zienswijze of niet-eens."))
    ] = WordsKind.ZEGT.value,
    part: Annotated[
        str, typer.Option("--part", metavar=N_("ONDERDEEL"), help=N_("Waar het over gaat; leeg is het hele plan."))
    ] = "",
    kinds: Kinds = None,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Keep what somebody said."""
    from wams_tui.desk.plan.saying import say as say_it

    kind = parse(WordsKind, sort, "--sort")
    with desk_of(vault, passphrase_file) as desk:
        opened = opened_case(desk, code)
        who = person_in(opened.file, person, "--person")
        about = _pointed(opened.file, part).id if part else ""
        say_it(desk, opened, who.id, text, kind, about=about, tags=_tags(opened.file, None, kinds))
    say(_("Vastgelegd, letterlijk."))


@group.command("state", cls=Command, help=N_("Leg vast hoe ver een actie is."))
def state(
    code: options.CaseCode,
    *,
    part: Part,
    to: Annotated[str, typer.Option("--to", metavar=N_("STAND"), help=N_("afgesproken, bezig, gedaan of vervallen."))],
    result: Annotated[str | None, typer.Option("--result", metavar=N_("WOORDEN"), help=N_("Wat ervan kwam."))] = None,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Say how far an action is."""
    from wams_tui.desk.plan.course import set_state

    wanted = parse(ActionState, to, "--to")
    with desk_of(vault, passphrase_file) as desk:
        opened = opened_case(desk, code)
        set_state(desk, opened, _action(opened.file, part).id, wanted, result)
    say(_("Vastgelegd in het plan."))


@group.command("move", cls=Command, help=N_("Verplaats een doel of actie: omhoog, of met --down omlaag."))
def move(
    code: options.CaseCode,
    *,
    part: Part,
    down: Annotated[bool, typer.Option("--down", help=N_("Omlaag in plaats van omhoog."))] = False,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Move a goal or an action one place."""
    from wams_tui.desk.plan.order import move as move_part

    with desk_of(vault, passphrase_file) as desk:
        opened = opened_case(desk, code)
        move_part(desk, opened, _pointed(opened.file, part).id, 1 if down else -1)
    say(_("Vastgelegd in het plan."))


@group.command("drop", cls=Command, help=N_("Laat een onderdeel vervallen; wat nog niemand kreeg, gaat er uit."))
def drop(
    code: options.CaseCode,
    *,
    part: Part,
    because: Annotated[
        str, typer.Option("--because", metavar=N_("WOORDEN"), help=N_("Wat ervan wordt, of waarom het vervalt."))
    ] = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Let a part go."""
    from wams_tui.desk.plan.course import drop as drop_part
    from wams_tui.desk.plan.course import lapses

    with desk_of(vault, passphrase_file) as desk:
        opened = opened_case(desk, code)
        one = _pointed(opened.file, part)
        stays = lapses(opened.file, one.id)
        drop_part(desk, opened, one.id, because)
    say(_("Vastgelegd: het vervalt.") if stays else _("Uit het plan gehaald."))


def _pointed(file: "CaseFile", word: str) -> "Goal | Action | Strength":
    from wams_tui.commands.plan.text import numbered

    parts = numbered(file)
    found = parts.get(word.strip()) or next((one for one in parts.values() if one.id == word.strip()), None)
    if found is None:
        raise Misused(
            N_("Dit onderdeel is er niet in het plan."),
            N_("Noem een nummer uit: wams plan show {code}"),
            code=file.case.code,
        )
    return found


def _action(file: "CaseFile", word: str) -> "Action":
    from wams_tui.casework.plan.parts import Action

    found = _pointed(file, word)
    if not isinstance(found, Action):
        raise Misused(
            N_("Alleen een actie heeft een stand."), N_("Noem een nummer met een punt, zoals 2.1."), code=file.case.code
        )
    return found


def _owner(file: "CaseFile", word: str) -> str:
    names = {one.id: one for one in file.persons}
    wanted = word.strip().casefold()
    for one in names.values():
        if wanted in (one.id, one.name.casefold(), one.short_name.casefold()):
            return one.id
    return participant_in(file, word, "--owner").id


def _tags(file: "CaseFile", persons: "Sequence[str] | None", kinds: "Sequence[str] | None") -> "Tags":
    from wams_tui.desk.plan.drafting import Tags

    about = tuple(person_in(file, one, "--person").id for one in persons or ())
    return Tags(persons=about, kinds=tuple(parse(Category, one, "--kind") for one in kinds or ()))


def _cents(text: str) -> int | None:
    if not text:
        return None
    try:
        return parse_amount(text)
    except NoAmountError:
        raise Misused(N_("Dit is geen bedrag."), NOT_AN_AMOUNT) from None

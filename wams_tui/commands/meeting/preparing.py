"""``wams meeting list|show|new|item|terms|invite|cancel``: preparing a conference."""

from pathlib import Path
from typing import Annotated

import typer

from wams_tui.casework.codes import Basis, Category, Purpose
from wams_tui.casework.meeting.meeting import AgendaItem
from wams_tui.casework.words import N_
from wams_tui.commands.case.recording import opened_case
from wams_tui.commands.line import options
from wams_tui.commands.line.codes import parse
from wams_tui.commands.line.helptext import Command, Group
from wams_tui.commands.line.pointing import person_in
from wams_tui.commands.line.tables import wrapped
from wams_tui.commands.line.terminal import say, say_json
from wams_tui.commands.line.unlocking import desk_of
from wams_tui.commands.meeting import told
from wams_tui.commands.meeting.naming import (
    WhichItem,
    WhichMeeting,
    hours_of,
    in_order,
    item_in,
    listener_in,
    listeners_in,
    meeting_in,
)
from wams_tui.locale import _

group = typer.Typer(
    name="meeting",
    cls=Group,
    no_args_is_help=True,
    help=N_("Casusoverleggen: voorbereiden, uitnodigen, wie er in de kamer is, besluiten en acties."),
)

Invited = Annotated[
    list[str] | None,
    typer.Option("--invite", metavar=N_("WIE"), help=N_("Partijcode, organisatie of naam; mag vaker voorkomen.")),
]
Without = Annotated[
    str, typer.Option("--without", metavar=N_("WOORDEN"), help=N_("Waarom er niemand van het huishouden bij is."))
]


@group.command("list", cls=Command, help=N_("Toon de overleggen van een casus, die nog komen eerst."))
def list_meetings(
    code: options.CaseCode,
    *,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Print the conferences, numbered as the other commands take them."""
    with desk_of(vault, passphrase_file) as desk:
        found = in_order(opened_case(desk, code).file)
    if json:
        say_json([told.as_dict(one) for one in found])
    elif not found:
        say(_("Deze casus heeft nog geen overleg."))
    else:
        for number, one in enumerate(found, start=1):
            say(*wrapped(f"{number}. {told.heading(one)}", "", "   "))


@group.command("show", cls=Command, help=N_("Toon één overleg: wie, waarvoor, de agenda en wat er is besloten."))
def show(
    code: options.CaseCode,
    *,
    meeting: WhichMeeting = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Print one conference."""
    with desk_of(vault, passphrase_file) as desk:
        file = opened_case(desk, code).file
        one = meeting_in(file, meeting)
        found = list(told.lines(desk, file, one))
    if json:
        say_json(told.as_dict(one))
    else:
        say(*found)


@group.command("new", cls=Command, help=N_("Bereid een overleg voor: wanneer, waar en met wie."))
def new(
    code: options.CaseCode,
    *,
    when: Annotated[
        str, typer.Option("--when", metavar=N_("WANNEER"), help=N_("Dag en tijd, zoals 'vr 14:00-15:30'."))
    ],
    place: Annotated[str, typer.Option("--place", metavar=N_("PLAATS"), help=N_("Waar."))] = "",
    invite: Invited = None,
    without: Without = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Prepare one."""
    from wams_tui.desk.meeting.preparing import Wanted, prepare

    with desk_of(vault, passphrase_file) as desk:
        opened = opened_case(desk, code)
        hours = hours_of(when, desk.today())
        chosen = listeners_in(opened.file, invite or [], "--invite")
        people = {one.id for one in opened.file.persons}
        wanted = Wanted(
            hours.on, hours.starts_at, hours.ends_at, place,
            tuple(one for one in chosen if one not in people), tuple(one for one in chosen if one in people), without,
        )  # fmt: skip
        opened, made = prepare(desk, opened, wanted)
        line = told.heading(opened.file.meeting(made))
    say(*wrapped(_("Voorbereid: {meeting}.").format(meeting=line)))


@group.command("item", cls=Command, help=N_("Zet een punt op de agenda, of verander het punt bij --item."))
def item(
    code: options.CaseCode,
    *,
    meeting: WhichMeeting = "",
    item: WhichItem = "",
    title: Annotated[str, typer.Option("--title", metavar=N_("WOORDEN"), help=N_("Waar het om gaat."))] = "",
    person: Annotated[
        list[str] | None,
        typer.Option("--person", metavar=N_("PERSOON"), help=N_("Over wie; mag vaker voorkomen. Gewoon wie meedoet.")),
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", metavar=N_("CODE"), help=N_("Welk soort gegevens; mag vaker voorkomen.")),
    ] = None,
    presenter: Annotated[str, typer.Option("--by", metavar=N_("WIE"), help=N_("Wie het inbrengt."))] = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Put an item on the agenda, or change one."""
    from wams_tui.desk.meeting.preparing import add_item, change_item

    kinds = tuple(parse(Category, one, "--kind") for one in kind or ())
    with desk_of(vault, passphrase_file) as desk:
        opened = opened_case(desk, code)
        file, about = opened.file, meeting_in(opened.file, meeting)
        before = item_in(about, item) if item else AgendaItem(id="", title="")
        persons = tuple(person_in(file, one, "--person").id for one in person or ())
        after = before.model_copy(
            update={
                "title": title or before.title,
                "persons": persons or before.persons,
                "categories": kinds or before.categories,
                "presenter": listener_in(file, presenter, "--by") if presenter else before.presenter,
            }
        )
        if item:
            change_item(desk, opened, about.id, after)
        else:
            add_item(desk, opened, about.id, after)
    say(_("Vastgelegd: het agendapunt."))


@group.command(
    "terms", cls=Command, help=N_("Kies het doel en de grondslag van een overleg; er is niets vooraf gekozen.")
)
def terms(
    code: options.CaseCode,
    *,
    purpose: Annotated[str, typer.Option("--purpose", metavar=N_("CODE"), help=N_("Het doel, zoals casusoverleg."))],
    basis: Annotated[
        str, typer.Option("--basis", metavar=N_("CODE"), help=N_("De grondslag, zoals wams-gecoordineerde-aanpak."))
    ],
    meeting: WhichMeeting = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Choose what a conference is held for, and on which basis."""
    from wams_tui.desk.meeting.preparing import choose_terms

    chosen = parse(Purpose, purpose, "--purpose"), parse(Basis, basis, "--basis")
    with desk_of(vault, passphrase_file) as desk:
        opened = opened_case(desk, code)
        choose_terms(desk, opened, meeting_in(opened.file, meeting).id, *chosen)
    say(_("Vastgelegd: doel en grondslag van het overleg."))


@group.command("invite", cls=Command, help=N_("Leg vast dat is uitgenodigd, en schrijf het bestand voor de agenda."))
def invite_all(
    code: options.CaseCode,
    *,
    out: Annotated[
        str,
        typer.Option("--out", metavar=N_("BESTAND"), help=N_("Het nieuwe .ics-bestand; een bestaand blijft staan.")),
    ],
    meeting: WhichMeeting = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Write the file that goes into calendars: the code of the case and an hour."""
    from wams_tui.desk.meeting.inviting import invite

    with desk_of(vault, passphrase_file) as desk:
        opened = opened_case(desk, code)
        made = invite(desk, opened, meeting_in(opened.file, meeting).id, Path(out))
    say(_("Gemaakt: {path}").format(path=made.path))


@group.command("cancel", cls=Command, help=N_("Gelast een overleg af; daarna maakt 'invite' de afzegging."))
def cancel(
    code: options.CaseCode,
    *,
    meeting: WhichMeeting = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Call a conference off."""
    from wams_tui.desk.meeting.holding import call_off

    with desk_of(vault, passphrase_file) as desk:
        opened = opened_case(desk, code)
        call_off(desk, opened, meeting_in(opened.file, meeting).id)
    say(_("Vastgelegd: het overleg is afgelast."))

"""``wams meeting present|room|decide|action|says``: holding a conference."""

from typing import TYPE_CHECKING, Annotated

import typer

from wams_tui.casework.errors import Misused
from wams_tui.casework.words import N_
from wams_tui.commands.case.recording import day_of, opened_case
from wams_tui.commands.line import options
from wams_tui.commands.line.helptext import Command
from wams_tui.commands.line.pointing import person_in
from wams_tui.commands.line.terminal import say, say_json
from wams_tui.commands.line.unlocking import desk_of
from wams_tui.commands.meeting import told
from wams_tui.commands.meeting.naming import (
    WhichItem,
    WhichMeeting,
    item_in,
    listener_in,
    listeners_in,
    meeting_in,
)
from wams_tui.commands.meeting.preparing import group as group
from wams_tui.locale import _

if TYPE_CHECKING:
    from wams_tui.desk.cases import OpenCase
    from wams_tui.desk.desk import Desk

What = Annotated[str, typer.Option("--what", metavar=N_("WOORDEN"), help=N_("In een zin."))]


@group.command("present", cls=Command, help=N_("Leg vast wie er is; daarmee begint het overleg."))
def present(
    code: options.CaseCode,
    *,
    meeting: WhichMeeting = "",
    came: Annotated[
        list[str] | None,
        typer.Option("--came", metavar=N_("WIE"), help=N_("Wie er is; mag vaker voorkomen.")),
    ] = None,
    everybody: Annotated[bool, typer.Option("--all", help=N_("Iedereen die is uitgenodigd, is er."))] = False,
    why: Annotated[
        str, typer.Option("--why", metavar=N_("WOORDEN"), help=N_("Waarom er niemand van het huishouden is."))
    ] = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Record who is there."""
    from wams_tui.desk.meeting.holding import begin

    with desk_of(vault, passphrase_file) as desk:
        opened = opened_case(desk, code)
        one = meeting_in(opened.file, meeting)
        here = list(one.listeners) if everybody else listeners_in(opened.file, came or [], "--came")
        begin(desk, opened, one.id, here, {"": why})
    say(_("Vastgelegd: wie er is."))


@group.command(
    "room",
    cls=Command,
    help=N_(
        "Toon wie er voor een agendapunt in de kamer is en wat er dan gezegd kan worden; de strengste beslist."
        "\n\n--in en --out laten iemand erin of eruit, met --from-here ook voor de punten erna."
    ),
)
def room(
    code: options.CaseCode,
    *,
    item: WhichItem,
    meeting: WhichMeeting = "",
    let_in: Annotated[
        list[str] | None, typer.Option("--in", metavar=N_("WIE"), help=N_("Wie erbij komt; mag vaker voorkomen."))
    ] = None,
    out: Annotated[
        list[str] | None, typer.Option("--out", metavar=N_("WIE"), help=N_("Wie eruit gaat; mag vaker voorkomen."))
    ] = None,
    from_here: Annotated[bool, typer.Option("--from-here", help=N_("Ook voor de punten hierna."))] = False,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Print what may be said to who is in the room."""
    from wams_tui.desk.meeting.room import Room, must_leave

    with desk_of(vault, passphrase_file) as desk:
        opened = opened_case(desk, code)
        about = meeting_in(opened.file, meeting)
        here = item_in(about, item)
        for words, inside in ((let_in or [], True), (out or [], False)):
            for who in listeners_in(opened.file, words, "--in" if inside else "--out"):
                opened = _moved(desk, opened, about.id, here.id, who, inside=inside, from_here=from_here)
        file = opened.file
        about = file.meeting(about.id)
        here = about.item(here.id)
        said = Room(desk, file, about, here).table.said(about.in_room(here))
        leave = must_leave(said)
    names = told.names_in(file)
    if json:
        kept = {"in_de_kamer": list(about.in_room(here)), "moet_eruit": list(leave)}
        say_json({**kept, "doel_gekozen": about.purpose is not None, "onderwerpen": told.said_dict(said)})
        return
    say(_("In de kamer: {names}.").format(names=", ".join(names.get(one, "?") for one in about.in_room(here)) or "-"))
    if about.purpose is None:
        say(_("Doel en grondslag zijn nog niet gekozen: dit is wat mogelijk is."))
    say(*told.said_lines(file, said))
    if leave:
        say(_("Voor alles moet eruit: {names}.").format(names=", ".join(names.get(one, "?") for one in leave)))


def _moved(
    desk: "Desk", opened: "OpenCase", meeting: str, item: str, who: str, *, inside: bool, from_here: bool
) -> "OpenCase":
    from wams_tui.desk.meeting import holding

    if who not in opened.file.meeting(meeting).listeners:
        if not inside:
            raise Misused(N_("Wie niet is uitgenodigd, is niet in de kamer."), N_("Noem iemand die is uitgenodigd."))
        return holding.admit(desk, opened, meeting, item, who)
    deed = holding.come_or_go if from_here else holding.let_in
    return deed(desk, opened, meeting, item, who, inside=inside)


@group.command("decide", cls=Command, help=N_("Schrijf een besluit op bij een agendapunt."))
def decide(
    code: options.CaseCode,
    *,
    item: WhichItem,
    what: What,
    meeting: WhichMeeting = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Put down what was decided."""
    from wams_tui.desk.meeting import holding

    with desk_of(vault, passphrase_file) as desk:
        opened = opened_case(desk, code)
        about = meeting_in(opened.file, meeting)
        holding.decide(desk, opened, about.id, item_in(about, item).id, what)
    say(_("Vastgelegd: het besluit."))


@group.command("action", cls=Command, help=N_("Schrijf een actie op bij een agendapunt; zij staat meteen in het plan."))
def action(
    code: options.CaseCode,
    *,
    item: WhichItem,
    what: What,
    owner: Annotated[str, typer.Option("--owner", metavar=N_("WIE"), help=N_("Wie het doet."))] = "",
    by: Annotated[str, typer.Option("--by", metavar=N_("DATUM"), help=N_("Wanneer het klaar is."))] = "",
    meeting: WhichMeeting = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Put down an action."""
    from wams_tui.desk.meeting.holding import agree

    ready = day_of(by, "--by") if by else None
    with desk_of(vault, passphrase_file) as desk:
        opened = opened_case(desk, code)
        about = meeting_in(opened.file, meeting)
        who = listener_in(opened.file, owner, "--owner") if owner else ""
        agree(desk, opened, about.id, item_in(about, item).id, what, who, ready)
    say(_("Vastgelegd: de actie, in het plan."))


@group.command("says", cls=Command, help=N_("Schrijf op wat iemand van het huishouden zegt, letterlijk."))
def says(
    code: options.CaseCode,
    *,
    item: WhichItem,
    person: Annotated[str, typer.Option("--person", metavar=N_("PERSOON"), help=N_("Wie het zegt."))],
    words: Annotated[str, typer.Option("--words", metavar=N_("WOORDEN"), help=N_("Wat die zegt, letterlijk."))],
    meeting: WhichMeeting = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Keep somebody's own words."""
    from wams_tui.desk.meeting.holding import quote

    with desk_of(vault, passphrase_file) as desk:
        opened = opened_case(desk, code)
        about = meeting_in(opened.file, meeting)
        who = person_in(opened.file, person, "--person").id
        quote(desk, opened, about.id, item_in(about, item).id, who, words)
    say(_("Vastgelegd: de eigen woorden."))

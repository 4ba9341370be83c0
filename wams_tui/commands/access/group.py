"""``wams grant``, ``ungrant``, ``handover``, ``emergency`` and ``case access``: who may open which case."""

import sys
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from wams_tui.casework.access import AccessKind
from wams_tui.casework.codes import VaultNature
from wams_tui.casework.errors import Misused
from wams_tui.casework.words import N_
from wams_tui.commands.access.handsheet import sheet_lines
from wams_tui.commands.line import options
from wams_tui.commands.line.codes import parse
from wams_tui.commands.line.confirming import confirm_by_name
from wams_tui.commands.line.helptext import Command, Group
from wams_tui.commands.line.tables import table, wrapped
from wams_tui.commands.line.terminal import bullets, called, refuse_unless_on_a_terminal, say, say_json
from wams_tui.commands.line.unlocking import desk_of
from wams_tui.locale import _, n_
from wams_tui.locale.clock import dutch_time, end_of

if TYPE_CHECKING:
    from wams_tui.desk.access.grants import AccessView
    from wams_tui.desk.cases import OpenCase
    from wams_tui.desk.desk import Desk

GRANT_HELP = N_(
    "Geef een collega toegang tot een casus."
    "\n\nEen meelezer mag zonder einddatum; een waarnemer en een onderzoek (alleen de FG) niet. Coördinator wordt"
    " iemand door een overdracht: wams handover offer."
)
UNGRANT_HELP = N_(
    "Neem iemands toegang tot een casus weg: een nieuwe sleutel, en alles van de casus opnieuw verzegeld."
    "\n\nWat al gelezen of afgedrukt is, komt daarmee niet terug."
)
ACCESS_HELP = N_("Toon wie een casus kan openen, als wat, sinds wanneer en tot wanneer.")
TIDY_HELP = N_(
    "Ruim op in uw casussen: van wie de toegang is afgelopen, gaat de sleutel eraf."
    "\n\nDe schermen doen dit vanzelf; deze opdracht doet het meteen en voor alle."
)
EMERGENCY_HELP = N_(
    "Neem in nood toegang tot een casus, voor enkele uren; alleen voor wie de piketsleutel heeft."
    "\n\nDe FG en wie toegang heeft tot de casus, krijgen het te zien, met de reden. Noem daarin geen namen."
    " In plaats van de code mogen het ook woorden uit de naam van het huishouden zijn."
)

Who = Annotated[str, typer.Argument(metavar=N_("NAAM"), help=N_("De naam van de collega."))]
Yes = Annotated[bool, typer.Option("--yes", help=N_("Vraag niets; alleen in een oefenkluis."))]
Until = Annotated[
    str,
    typer.Option("--until", metavar=N_("DAG"), help=N_("Tot en met welke dag: 31-12-2026, vr, 'over 2 wk'.")),
]

handover = typer.Typer(
    name="handover",
    cls=Group,
    no_args_is_help=True,
    help=N_("Een casus overdragen: aanbieden, aanvaarden, weigeren, intrekken."),
)


def grant(
    code: options.CaseCode,
    name: Who,
    *,
    kind: Annotated[
        str,
        typer.Option("--kind", metavar="meelezer|waarnemer|onderzoek", help=N_("Wat de collega in de casus wordt.")),
    ] = "",
    until: Until = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Give a colleague access to a case."""
    from wams_tui.desk.access.grants import find_colleague, give, may_be
    from wams_tui.desk.cases import find_case, open_case

    with desk_of(vault, passphrase_file) as desk:
        opened = open_case(desk, find_case(desk, code))
        colleague = find_colleague(desk, name)
        chosen = parse(AccessKind, kind, "--kind") if kind else may_be(colleague)[0]
        end = _moment(desk, until)
        give(desk, opened, colleague, chosen, end)
        if json:
            _say_view(desk, opened, as_json=True)
            return
    term = _("{name} is nu {kind}, tot en met {day}.") if end else _("{name} is nu {kind}, zonder einddatum.")
    say(term.format(name=colleague.name, kind=called(chosen), day=_day(end)))


def ungrant(
    code: options.CaseCode,
    name: Who,
    *,
    yes: Yes = False,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Take a colleague's access to a case away, once the name was typed over."""
    from wams_tui.desk.access.grants import CANNOT_UNDO, access_of, take_away
    from wams_tui.desk.cases import find_case, open_case

    with desk_of(vault, passphrase_file) as desk:
        opened = open_case(desk, find_case(desk, code))
        who = _line_named(access_of(desk, opened), name)
        if not json:
            say(*bullets(_(sentence) for sentence in CANNOT_UNDO))
        warning = _("De toegang van {name} tot deze casus gaat weg.")
        confirm_by_name(desk.session.nature, who[1], warning, yes=yes)
        take_away(desk, opened, who[0])
        if json and who[0] != desk.session.coordinator.id:
            _say_view(desk, opened, as_json=True)
            return
    if not json:
        say(_("{name} kan deze casus niet meer openen.").format(name=who[1]))


def show(
    code: options.CaseCode,
    *,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Print who has access to a case."""
    from wams_tui.desk.cases import find_case, open_case

    with desk_of(vault, passphrase_file) as desk:
        refuse_unless_on_a_terminal(desk.session.nature)
        opened = open_case(desk, find_case(desk, code))
        _say_view(desk, opened, as_json=json)


def tidy(
    *,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> int:
    """Give a new key to one's cases in which somebody's access has ended."""
    from wams_tui.desk.access.grants import clear_up

    with desk_of(vault, passphrase_file) as desk:
        done = clear_up(desk)
    if json:
        say_json({"nieuwe_sleutel": done.renewed, "verzegeld": done.sealed, "mislukt": len(done.failed)})
    else:
        say(
            n_("{count} casus kreeg een nieuwe sleutel.", "{count} casussen kregen een nieuwe sleutel.", done.renewed)
            .format(count=done.renewed)
        )  # fmt: skip
        if done.sealed:
            say(_("Ook met de piketsleutel te openen: {count}.").format(count=done.sealed))
        if done.failed:
            say(_("Niet gelukt: {count}. Laat de beheerder de kluis controleren.").format(count=len(done.failed)))
    return 4 if done.failed else 0


def emergency(
    code: Annotated[str, typer.Argument(metavar=N_("CASUS"), help=N_("De code van de casus, of woorden van de naam."))],
    *,
    reason: Annotated[
        str, typer.Option("--reason", metavar=N_("TEKST"), help=N_("Waarom het niet kan wachten, zonder namen."))
    ] = "",
    hours: Annotated[
        int, typer.Option("--hours", metavar=N_("UREN"), help=N_("Hoe lang; daarna eindigt het vanzelf."))
    ] = 4,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Take emergency access."""
    from wams_tui.desk.access.emergency import take

    if hours < 1:
        raise Misused(N_("Noodtoegang duurt ten minste één uur."), N_("Geef hele uren op bij --hours."))
    with desk_of(vault, passphrase_file) as desk:
        case_id, found, until = take(desk, code, reason, hours)
    if json:
        say_json({"id": case_id, "code": found, "tot": until.isoformat()})
        return
    told = _("U hebt toegang tot {code} tot {moment}. De FG en de coördinator krijgen dit te zien.")
    say(*wrapped(told.format(code=found, moment=_moment_text(until))))


@handover.command("offer", cls=Command, help=N_("Bied een casus aan een collega aan, die hem dan mag inzien."))
def offer(
    code: options.CaseCode,
    name: Who,
    *,
    stays: Annotated[bool, typer.Option("--keep-reading", help=N_("Blijf zelf meelezen na de overdracht."))] = False,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Offer a case to a colleague."""
    from wams_tui.desk.access import handover as work
    from wams_tui.desk.access.grants import find_colleague
    from wams_tui.desk.cases import find_case, open_case

    with desk_of(vault, passphrase_file) as desk:
        colleague = find_colleague(desk, name)
        work.offer(desk, open_case(desk, find_case(desk, code)), colleague, stays=stays)
    told = _("Aangeboden aan {name}. Tot {name} aanvaardt, blijft u de coördinator.")
    say(*wrapped(told.format(name=colleague.name)))


@handover.command("accept", cls=Command, help=N_("Neem een casus over die u is aangeboden."))
def accept(
    code: options.CaseCode,
    *,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Take a case over."""
    from wams_tui.desk.access import handover as work
    from wams_tui.desk.cases import find_case, open_case

    with desk_of(vault, passphrase_file) as desk:
        opened = open_case(desk, find_case(desk, code))
        if desk.session.nature is VaultNature.OEFENKLUIS or sys.stdout.isatty():
            say(*sheet_lines(desk, opened), "")  # who takes over reads first what they say yes to
        work.accept(desk, opened)
    say(_("U bent nu de coördinator van {code}.").format(code=code))
    say(*wrapped(_("Bepaal opnieuw wie verwerkingsverantwoordelijke is, en vertel het gezin dat u het overneemt.")))


@handover.command("decline", cls=Command, help=N_("Weiger een casus die u is aangeboden."))
def decline(
    code: options.CaseCode,
    *,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Say no to a case."""
    from wams_tui.desk.access import handover as work
    from wams_tui.desk.cases import find_case, open_case

    with desk_of(vault, passphrase_file) as desk:
        work.decline(desk, open_case(desk, find_case(desk, code)))
    say(_("Geweigerd; de casus blijft bij wie hem heeft."))


@handover.command("withdraw", cls=Command, help=N_("Trek een aanbod in dat nog op antwoord wacht."))
def withdraw(
    code: options.CaseCode,
    *,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Take an offer back."""
    from wams_tui.desk.access import handover as work
    from wams_tui.desk.cases import find_case, open_case

    with desk_of(vault, passphrase_file) as desk:
        work.withdraw(desk, open_case(desk, find_case(desk, code)))
    say(_("Het aanbod is ingetrokken."))


def _moment(desk: "Desk", until: str) -> datetime | None:
    from wams_tui.casework.dates import NoDateError
    from wams_tui.casework.typed_days import typed_day

    if not until:
        return None
    try:
        return end_of(typed_day(until, desk.today()))
    except NoDateError as error:
        raise Misused(
            N_("Bij {option} staat geen dag."), N_("Schrijf bijvoorbeeld 31-12-2026 of 'over 2 wk'."), option="--until"
        ) from error


def _line_named(view: "AccessView", name: str) -> tuple[str, str]:
    wanted = " ".join(name.split()).casefold()
    for line in view.lines:
        if wanted == line.name.casefold() or name == line.who:
            return line.who, line.name
    raise Misused(
        N_("Deze medewerker heeft geen toegang tot deze casus."), N_("Bekijk wie toegang heeft met: wams case access.")
    )


def _say_view(desk: "Desk", opened: "OpenCase", *, as_json: bool) -> None:
    from wams_tui.desk.access.emergency import duty_state
    from wams_tui.desk.access.grants import access_of
    from wams_tui.desk.cases import open_case

    now = open_case(desk, opened.id)
    view, duty = access_of(desk, now), duty_state(desk)
    officers = duty.officers if duty is not None and duty.exists else ()
    if as_json:
        say_json(_view_dict(now.file.case.code, view, officers))
        return
    rows = [
        [
            line.name,
            called(line.kind),
            _moment_text(line.since)[:10],
            _end(line.kind, line.until, counts=line.open),
            line.by,
        ]
        for line in view.lines
    ]
    say(*table([_("Wie"), _("Als"), _("Sinds"), _("Tot en met"), _("Gegeven door")], rows, (4, 0)))
    if view.offer is not None:
        told = _("Aangeboden aan {name}, tot en met {day}.")
        say("", told.format(name=view.name(view.offer.to), day=_day(view.offer.until)))
    for one in view.file.emergencies:
        told = _("Noodtoegang van {name}, {since} tot {until}: {reason}")
        say("", *wrapped(told.format(
            name=view.name(one.officer), since=_moment_text(one.at), until=_moment_text(one.until), reason=one.reason,
        )))  # fmt: skip
    if officers:
        say("", *wrapped(_("In nood te openen door: {names}.").format(names=", ".join(officers))))


def _view_dict(code: str, view: "AccessView", officers: tuple[str, ...]) -> dict[str, object]:
    return {
        "code": code,
        "toegang": [
            {
                "id": line.who, "naam": line.name, "als": line.kind.value, "sinds": line.since.isoformat(),
                "tot": line.until.isoformat() if line.until else None, "door": line.by, "geldig": line.open,
            }
            for line in view.lines
        ],
        "aangeboden_aan": view.name(view.offer.to) if view.offer else None,
        "noodtoegangen": [
            {
                "door": view.name(one.officer), "van": one.at.isoformat(), "tot": one.until.isoformat(),
                "reden": one.reason,
            }
            for one in view.file.emergencies
        ],
        "in_nood": list(officers),
    }  # fmt: skip


def _day(end: datetime | None) -> str:
    """Return the last whole day before an end."""
    from datetime import timedelta

    return "" if end is None else f"{dutch_time(end - timedelta(seconds=1)):%d-%m-%Y}"


def _end(kind: AccessKind, end: datetime | None, *, counts: bool) -> str:
    shown = _moment_text(end) if end is not None and kind is AccessKind.NOODTOEGANG else _day(end)
    return shown if counts else _("{day} (afgelopen)").format(day=shown)


def _moment_text(when: datetime) -> str:
    return f"{dutch_time(when):%d-%m-%Y %H:%M}"

"""``wams audit``: the audit log, read and verified."""

from typing import TYPE_CHECKING, Annotated

import typer

from wams_tui.casework.words import N_
from wams_tui.commands.ledger.group import verify
from wams_tui.commands.line import options
from wams_tui.commands.line.helptext import Command, Group
from wams_tui.commands.line.tables import table, wrapped
from wams_tui.commands.line.terminal import refuse_unless_on_a_terminal, say, say_json
from wams_tui.commands.line.unlocking import desk_of
from wams_tui.locale import _
from wams_tui.locale.clock import dutch_time

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storage import AuditRow
    from wams_tui.casework.log import AuditEvent

_ID_SHOWN = 8
"""How much of an id tells it from others in a list; ``--json`` has it whole."""

group = typer.Typer(name="audit", cls=Group, no_args_is_help=True, help=N_("Het auditlogboek: wie wat deed."))

group.command(
    "verify",
    cls=Command,
    help=N_(
        "Controleer het auditlogboek: de keten, de handtekeningen en wat elke regel zegt te hebben geschreven."
        "\n\nDe uitgangscode is 4 als er iets niet klopt."
    ),
)(verify)


@group.command("list", cls=Command, help=N_("Toon de auditregels, de oudste eerst."))
def list_lines(
    *,
    last: Annotated[
        int, typer.Option("--last", metavar=N_("AANTAL"), help=N_("Alleen de laatste zoveel regels; 0 is alle."))
    ] = 50,
    emergency: Annotated[
        bool,
        typer.Option(
            "--emergency", help=N_("Alleen de noodtoegangen: de FG ziet alle, een ander die tot eigen casussen.")
        ),
    ] = False,
    seen: Annotated[bool, typer.Option("--seen", help=N_("Leg vast dat u deze noodtoegangen hebt gezien."))] = False,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Print audit lines; one that this user holds no key for shows that it exists, when, and whose it is."""
    from wams_tui.desk.viewing import Viewed, case_codes, codes_told, names_of, record_view

    if emergency or seen:
        _emergencies(vault, passphrase_file, seen=seen, json=json)
        return
    with desk_of(vault, passphrase_file) as desk:
        refuse_unless_on_a_terminal(desk.session.nature)
        record_view(desk, Viewed.AUDITLOG)
        every = list(desk.session.audit_lines())
        lines = every[-last:] if last else every
        names = names_of(desk)
        codes = codes_told(every) | case_codes(desk, filter(None, map(_case, lines)))
    if json:
        say_json([_as_dict(line, names) for line in lines])
        return
    head = [_("Nr"), _("Tijd"), _("Wie"), _("Handeling"), _("Waaraan"), _("Gelukt")]
    say(*table(head, [_row(line, names, codes) for line in lines], (4, 2, 3)))


def _emergencies(vault: str, passphrase_file: str, *, seen: bool, json: bool) -> None:
    from wams_tui.desk.access.emergency import emergencies, reasons, say_seen
    from wams_tui.desk.viewing import Viewed, record_view

    with desk_of(vault, passphrase_file) as desk:
        refuse_unless_on_a_terminal(desk.session.nature)
        record_view(desk, Viewed.AUDITLOG)
        found, why = emergencies(desk), reasons(desk)
        for one in found:
            if seen and not one.seen:
                say_seen(desk, one.statement)
    if json:
        say_json(
            [
                {
                    "id": one.statement, "casus": one.case_id, "code": one.code or None, "door": one.officer,
                    "van": one.at.isoformat(), "tot": one.until.isoformat(), "reden": why.get(one.statement),
                    "gezien": one.seen or seen,
                }
                for one in found
            ]
        )  # fmt: skip
        return
    if not found:
        say(_("Er was geen noodtoegang waarvan u iets hoort te weten."))
    for one in found:
        head = _("{name}, casus {code}, van {since} tot {until}").format(
            name=one.officer, code=one.code or one.case_id[:_ID_SHOWN], since=f"{dutch_time(one.at):%d-%m-%Y %H:%M}",
            until=f"{dutch_time(one.until):%d-%m-%Y %H:%M}",
        )  # fmt: skip
        told = _("gezien") if one.seen or seen else _("nog niet gezien")
        say(*wrapped(f"{head} ({told})"), *wrapped(why.get(one.statement) or _("(de reden staat in de casus)"), "  "))


def _row(line: "AuditRow", names: "Mapping[str, str]", codes: "Mapping[str, str]") -> list[str]:
    from wams_tui.desk.viewing import ACTION_LABELS

    at = f"{dutch_time(line.time):%d-%m-%Y %H:%M}"
    who = names.get(line.author, line.author[:_ID_SHOWN])
    if line.event is None:
        return [str(line.seq), at, who, _("(geen sleutel)"), "", ""]
    done = _("ja") if line.event.success else _("nee")
    return [str(line.seq), at, who, _(ACTION_LABELS[line.event.action]), _what(line, line.event, names, codes), done]


def _what(line: "AuditRow", event: "AuditEvent", names: "Mapping[str, str]", codes: "Mapping[str, str]") -> str:
    """Return what it was done to: a person by name, a case by its code, else the kind and the beginning of the id."""
    if event.object_id in names:
        return names[event.object_id]
    if case := _case(line):
        return codes.get(case, case[:_ID_SHOWN])
    return " ".join(filter(None, (event.object_kind, event.object_id[:_ID_SHOWN])))


def _case(line: "AuditRow") -> str:
    if line.case_id or line.event is None:
        return line.case_id
    return line.event.object_id if line.event.object_kind == "casus" else line.event.details.get("casus", "")


def _as_dict(line: "AuditRow", names: "Mapping[str, str]") -> dict[str, object]:
    event = line.event
    return {
        "nr": line.seq,
        "id": line.id,
        "tijd": line.time.isoformat(),
        "door": line.author,
        "door_naam": names.get(line.author),
        "sessie": line.session,
        "echtheid": line.mark.value,
        "handeling": event.action.value if event else None,
        "soort": event.code.value if event else None,
        "gelukt": event.success if event else None,
        "object_soort": event.object_kind if event else None,
        "object": event.object_id if event else None,
        "doel": event.purpose if event else None,
        "casus": line.case_id or None,
        "bijzonderheden": event.details if event else {},
    }

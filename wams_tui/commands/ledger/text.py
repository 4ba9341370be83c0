"""How ``wams ledger show`` and ``wams ledger export`` say what they found and did."""

from typing import TYPE_CHECKING, Any

from wams_tui.commands.case.text import day, disclosed_dict, iso
from wams_tui.commands.line.tables import pairs, wrapped
from wams_tui.commands.line.terminal import called
from wams_tui.locale import _, n_
from wams_tui.locale.clock import dutch_time

if TYPE_CHECKING:
    from wams_tui.casework.casefile import CaseFile
    from wams_tui.desk.desk import Desk
    from wams_tui.desk.ledger.detail import LineDetail
    from wams_tui.desk.ledger.extracting import Extracted
    from wams_tui.desk.ledger.register import Disclosed


def detail_lines(desk: "Desk", file: "CaseFile", one: "Disclosed", detail: "LineDetail") -> list[str]:
    """Return one line of the ledger whole, for a person."""
    from wams_tui.desk.ledger.register import OUTCOME_LABELS

    people = {person.id: person.short_name for person in file.persons}
    recipients = {participant.id: participant.organisation for participant in file.participants}
    ended = f" ({dutch_time(one.ended_at):%d-%m-%Y %H:%M})" if one.ended_at else ""
    rows = [
        (_("Nr"), str(one.seq)),
        (_("Tijd"), f"{dutch_time(one.at):%d-%m-%Y %H:%M}"),
        (_("Aan"), recipients.get(one.recipient, called(one.party) if one.party else "")),
        (_("Over"), people.get(one.subject, one.subject[:8])),
        (_("Gevraagd"), ", ".join(called(category) for category in one.asked)),
        (_("Doel"), called(one.purpose) if one.purpose else ""),
        (_("Grondslag"), desk.rules.basis(one.basis).title if one.basis else ""),
        (_("Kanaal"), called(one.channel) if one.channel else ""),
        (_("Afloop"), f"{_(OUTCOME_LABELS[one.outcome])}{ended}"),
        (_("Besloten door"), detail.decided_by),
        (_("Besloten op"), day(one.decided_on)),
        (_("Op verzoek"), detail.asked_for),
        (_("Regelset"), f"{one.rule_set} ({one.rule_set_hash[:12]})"),
        (_("Kenmerk"), one.disclosure),
    ]
    gone = _("staat niet meer in de casus")
    given = [f"{called(datum.category)}: {datum.called(_) or gone}" for datum in detail.given]
    return [
        *pairs(rows),
        *_part(_("Welke gegevens"), given),
        *_part(_("Waarom, in de woorden van toen"), detail.words),
        *_part(_("Voorwaarden voor de ontvanger"), one.conditions),
        "",
    ]


def _part(title: str, lines: "list[str] | tuple[str, ...]") -> list[str]:
    return ["", title, *(text for line in lines for text in wrapped(line, "  - ", "    "))] if lines else []


def detail_dict(one: "Disclosed", detail: "LineDetail") -> dict[str, Any]:
    """Return the same under stable Dutch keys; those of ``ledger list`` first."""
    return {
        **disclosed_dict(one),
        "besloten_door": detail.decided_by or None,
        "besloten_op": iso(one.decided_on),
        "afgesloten_op": one.ended_at.isoformat() if one.ended_at else None,
        "regime": one.regime.value if one.regime else None,
        "gegevens": [
            {"categorie": datum.category.value, "record": datum.record, "gegeven": datum.label or None}
            for datum in detail.given
        ],
        "gevraagd": [category.value for category in one.asked],
        "motivering": list(detail.words),
        "verzoek_doel": detail.asked_for or None,
    }


def extracted_lines(done: "Extracted") -> list[str]:
    """Return what was written, and what was not."""
    told = n_("{count} regel geschreven: {path}", "{count} regels geschreven: {path}", done.lines)
    lines = [told.format(count=done.lines, path=done.path), f"SHA-256 {done.file_hash}"]
    if done.closed:
        closed = n_(
            "{count} regel van het register kon u niet openen; die ontbreekt.",
            "{count} regels van het register kon u niet openen; die ontbreken.",
            done.closed,
        )
        lines.append(closed.format(count=done.closed))
    return lines


def extracted_dict(done: "Extracted") -> dict[str, Any]:
    """Return the same under stable Dutch keys."""
    return {"bestand": str(done.path), "regels": done.lines, "gesloten": done.closed, "sha256": done.file_hash}

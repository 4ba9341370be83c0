"""How ``wams rules regime`` says which law counts in a vault, and how far a proposal has come."""

from datetime import date
from typing import TYPE_CHECKING, Any

from wams_tui.casework.codes import Regime
from wams_tui.commands.line.tables import pairs, wrapped
from wams_tui.commands.line.terminal import called
from wams_tui.commands.rules.text import advised_dict, gap_lines, signed_dict, signing_rows
from wams_tui.locale import _

if TYPE_CHECKING:
    from wams_tui.casework.rules.regime import Proposal, Regimes
    from wams_tui.law.ruleset import RuleSet


def regimes_lines(found: "Regimes", rules: "RuleSet", today: date) -> list[str]:
    """Return the law of today, and every proposal, the last first."""
    now, current = found.regime_on(today), found.current(today)
    since = _("sinds {day}").format(day=f"{current.counts_from:%d-%m-%Y}") if current else _("er is niets vastgesteld")
    lines = pairs([(_("Regime vandaag"), f"{called(now)} ({since})"), (_("Betekent"), rules.regime_note(now))])
    if found.damaged:
        lines += ["", *wrapped(_("Let op: wat hierover is vastgelegd, is niet meer heel; niets ervan telt."))]
    if rules.status == "wetsvoorstel" and any(one.regime is Regime.WAMS_IN_WERKING for one in found.proposals):
        warning = _("Let op: de regelset {id} is geschreven naar het wetsvoorstel, niet naar de wet.")
        lines += ["", *wrapped(warning.format(id=rules.id))]
    for one in reversed(found.proposals):
        lines += ["", *_proposal_lines(one, today, current)]
    return lines


def regimes_as_dict(found: "Regimes", rules: "RuleSet", today: date) -> dict[str, Any]:
    """Return the same, for JSON."""
    now, current = found.regime_on(today), found.current(today)
    return {
        "vandaag": now.value,
        "sinds": _iso(current.counts_from) if current else None,
        "toelichting": rules.regime_note(now),
        "heel": not found.damaged,
        "regelset_status": rules.status,
        "voorstellen": [
            {
                "id": one.id,
                "regime": one.regime.value,
                "vanaf": one.since.isoformat(),
                "voorgesteld_op": one.made_on.isoformat(),
                "handtekeningen": [signed_dict(signed) for signed in one.signed],
                "adviezen": [advised_dict(advised) for advised in one.advised],
                "ontbreekt": [gap.value for gap in one.gaps],
                "geldt_vanaf": _iso(one.counts_from),
                "ingetrokken": signed_dict(one.withdrawn) if one.withdrawn else None,
            }
            for one in found.proposals
        ],
    }


def _proposal_lines(one: "Proposal", today: date, current: "Proposal | None") -> list[str]:
    rows = [
        (_("Voorstel"), _("{regime} vanaf {day}").format(regime=called(one.regime), day=f"{one.since:%d-%m-%Y}")),
        (_("Stand"), _standing(one, today, current)),
        *signing_rows(one.signed, one.advised),
    ]
    return [*pairs(rows), *(gap_lines(one.gaps) if one.pending else [])]


def _standing(one: "Proposal", today: date, current: "Proposal | None") -> str:
    if one.withdrawn is not None:
        taken = f"{one.withdrawn.author.name}, {one.withdrawn.on:%d-%m-%Y}"
        return _("ingetrokken door {who}").format(who=taken)
    if one.counts_from is None:
        return _("voorgesteld; geldt nog niet")
    if one.coming(today):
        return _("vastgesteld; geldt vanaf {day}").format(day=f"{one.counts_from:%d-%m-%Y}")
    if current is not None and one.id == current.id:
        return _("geldt sinds {day}").format(day=f"{one.counts_from:%d-%m-%Y}")
    return _("gold vanaf {day}; daarna is een ander regime ingegaan").format(day=f"{one.counts_from:%d-%m-%Y}")


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None

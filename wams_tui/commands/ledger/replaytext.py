"""How ``wams ledger replay`` says what the rules of that day answer, and whether that is what they answered then."""

from typing import TYPE_CHECKING, Any

from wams_tui.commands.case.text import day
from wams_tui.commands.line.tables import pairs, wrapped
from wams_tui.commands.line.terminal import called
from wams_tui.commands.rules.verdicttext import effect_word, verdict_lines
from wams_tui.locale import _

if TYPE_CHECKING:
    from wams_tui.casework.casefile import CaseFile
    from wams_tui.desk.rules.replay import Answered, Replay


def replay_lines(file: "CaseFile", found: "Replay") -> list[str]:
    """Return one line of the ledger, judged again, for a person."""
    line = found.disclosed
    people = {person.id: person.short_name for person in file.persons}
    rows = [
        (_("Verstrekking"), line.disclosure),
        (_("Over"), people.get(line.subject, line.subject[:8])),
        (_("Regelset"), f"{found.rules.id} ({found.rules.hash[:12]})"),
    ]
    lines = pairs(rows)
    for one in found.answers:
        what = f"{called(one.category)}: {_(one.label)}" if one.label else called(one.category)
        regime, note = called(one.question.regime), found.rules.regime_note(one.question.regime)
        lines += ["", *wrapped(f"{effect_word(one.verdict.effect)}: {what}")]
        lines += wrapped(f"{day(one.question.on)}, {_('Regime: {regime}').format(regime=regime)}. {note}", "  ", "  ")
        lines += verdict_lines(one.verdict, "  ")
        lines += ["", *wrapped(_today(one), "  ", "  ")]
    same = _("Het antwoord is tot op de letter dat van toen.")
    other = _("LET OP: het antwoord is niet dat van toen. Meld dit aan de functioneel beheerder.")
    return [*lines, "", *wrapped(same if found.same else other)]


def _today(one: "Answered") -> str:
    if one.now is None:
        return _("De regels van vandaag kennen deze vraag zo niet meer.")
    if not one.turned:
        return _("De regels van vandaag zouden hetzelfde antwoorden, om dezelfde redenen.")
    then, now = ({rule.id for rule in verdict.rules} for verdict in (one.verdict, one.now))
    told = _("De regels van vandaag zouden anders antwoorden: {word}.").format(word=effect_word(one.now.effect))
    came, went = ", ".join(sorted(now - then)), ", ".join(sorted(then - now))
    parts = [told]
    if came:
        parts.append(_("Nieuw: {rules}.").format(rules=came))
    if went:
        parts.append(_("Vervallen: {rules}.").format(rules=went))
    return " ".join(parts)


def replay_as_dict(found: "Replay") -> dict[str, Any]:
    """Return the same under stable Dutch keys."""
    from wams_tui.law.asking import question_as_dict, verdict_as_dict

    line = found.disclosed
    return {
        "verstrekking": line.disclosure,
        "nr": line.seq,
        "betrokkene": line.subject,
        "regelset": found.rules.id,
        "regelset_hash": found.rules.hash,
        "gelijk": found.same,
        "antwoorden": [
            {
                "categorie": one.category.value,
                "gegeven": one.label or None,
                "vraag": question_as_dict(one.question),
                "oordeel": verdict_as_dict(one.verdict),
                "gelijk": one.same,
                "vandaag": verdict_as_dict(one.now) if one.now is not None else None,
                "vandaag_anders": one.turned,
            }
            for one in found.answers
        ],
    }

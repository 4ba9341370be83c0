"""Whether a real vault may use the rules at hand: two signatures and the advice of the FG, kept in the audit log.

A practice vault is exempt: nothing leaves it that is real. The rules that come with the program count as signed in the
vault that began with them; every later change needs its own signatures.
"""

from dataclasses import dataclass

from wams_tui.casework.codes import VaultNature
from wams_tui.casework.errors import Misused, Refused
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.signoff import Advice, Advised, Gap, Office, Signature, Signatures, Standing, holds_both, named
from wams_tui.casework.words import N_
from wams_tui.desk.desk import Desk
from wams_tui.law.ruleset import load_rules
from wams_tui.locale.clock import dutch_time

_OFFICE, _ADVICE, _NAME, _SET = "ambt", "advies", "naam", "regelset"
_KIND = "regelset"


@dataclass(frozen=True, slots=True)
class RuleStanding:
    """How the rules at hand stand in this vault, and what they lack."""

    standing: Standing
    gaps: tuple[Gap, ...]
    signatures: tuple[Signature, ...]
    advice: tuple[Advised, ...]


def rule_standing(desk: Desk) -> RuleStanding:
    """Return how the rules of ``desk`` stand in its vault; reads the audit log through."""
    kept, wanted = recorded(desk), desk.rules.hash
    practice = desk.session.nature is VaultNature.OEFENKLUIS
    standing = Standing.OEFENKLUIS if practice else kept.standing(wanted)
    return RuleStanding(
        standing=standing,
        gaps=kept.gaps(wanted) if standing is Standing.NIET_VASTGESTELD else (),
        signatures=tuple(one for one in kept.signed if one.rule_set_hash == wanted),
        advice=tuple(one for one in kept.advised if one.rule_set_hash == wanted),
    )


def require_approved(desk: Desk) -> None:
    """Let nothing be decided in a real vault on rules that nobody signed for; the first use is put on record.

    Raises:
        Refused: the rules lack a signature or the advice; nothing was done.
    """
    if desk.session.nature is VaultNature.OEFENKLUIS:
        return
    kept = recorded(desk)
    if kept.standing(desk.rules.hash) is not Standing.NIET_VASTGESTELD or _begins(desk, kept):
        return
    raise Refused(
        N_("De regelset {id} is voor deze kluis nog niet vastgesteld."),
        N_("Bekijk met 'wams rules status' wat ontbreekt; tekenen kan met 'wams rules sign'."),
        id=desk.rules.id,
    )


def note_first_use(desk: Desk) -> None:
    """Record the rules of the program as those a real vault began with; does nothing after the first time."""
    if desk.session.nature is VaultNature.ECHT:
        _begins(desk, recorded(desk))


def _begins(desk: Desk, kept: Signatures) -> bool:
    """Put on record, once, that the vault begins with these rules; only those of the program itself can be."""
    begins = not kept.begun_with and desk.rules.hash == load_rules().hash
    if begins:
        _record(desk, AuditAction.REGELSET_IN_GEBRUIK, {})
    return begins


def sign_rules(desk: Desk, office: Office, name: str) -> RuleStanding:
    """Record that ``name``, holding ``office``, signed for the rules at hand; return how they stand then.

    Raises:
        Misused: it is a practice vault, or there is no name.
        Refused: the same person signed for the other office, or advised as FG.
    """
    _only_in_a_real_vault(desk)
    kept, tidy = recorded(desk), named(name)
    here = desk.rules.hash
    others = [one.name for one in kept.signed if one.rule_set_hash == here and one.office is not office]
    if holds_both(tidy, others):
        raise Refused(
            N_("Wie voor het ene ambt tekent, tekent niet ook voor het andere."),
            N_("Laat een tweede persoon tekenen."),
        )
    if holds_both(tidy, [one.name for one in kept.advised if one.rule_set_hash == here]):
        raise _fg_signs_nothing()
    _record(desk, AuditAction.REGELSET_VASTGESTELD, {_OFFICE: office.value, _NAME: tidy})
    return rule_standing(desk)


def record_advice(desk: Desk, advice: Advice, name: str) -> RuleStanding:
    """Record what the FG (``name``) advised on the rules at hand; return how they stand then.

    Raises:
        Misused: it is a practice vault, or there is no name.
        Refused: the same person signed for these rules.
    """
    _only_in_a_real_vault(desk)
    tidy = named(name)
    if holds_both(tidy, [one.name for one in recorded(desk).signed if one.rule_set_hash == desk.rules.hash]):
        raise _fg_signs_nothing()
    _record(desk, AuditAction.REGELSET_ADVIES, {_ADVICE: advice.value, _NAME: tidy})
    return rule_standing(desk)


def recorded(desk: Desk) -> Signatures:
    """Return everything the audit log says about rule sets, oldest first."""
    signed: list[Signature] = []
    advised: list[Advised] = []
    begun_with = ""
    for line in desk.session.audit_lines():
        event = line.event
        if event is None or event.object_kind != _KIND:
            continue
        name, day = event.details.get(_NAME, ""), dutch_time(line.time).date()
        match event.action:
            case AuditAction.REGELSET_IN_GEBRUIK:
                begun_with = begun_with or event.object_id
            case AuditAction.REGELSET_VASTGESTELD:
                signed.append(Signature(event.object_id, Office(event.details[_OFFICE]), name, day))
            case AuditAction.REGELSET_ADVIES:
                advised.append(Advised(event.object_id, Advice(event.details[_ADVICE]), name, day))
            case _:
                pass
    return Signatures(tuple(signed), tuple(advised), begun_with)


def _record(desk: Desk, action: AuditAction, details: dict[str, str]) -> None:
    desk.session.record_event(
        AuditEvent(
            action=action,
            code=AuditCode.EXECUTE,
            object_kind=_KIND,
            object_id=desk.rules.hash,
            details={_SET: desk.rules.id, **details},
        )
    )


def _only_in_a_real_vault(desk: Desk) -> None:
    if desk.session.nature is VaultNature.OEFENKLUIS:
        raise Misused(
            N_("In een oefenkluis hoeft voor de regels niet te worden getekend."),
            N_("Kies met --vault de echte kluis waarin deze regelset gebruikt gaat worden."),
        )


def _fg_signs_nothing() -> Refused:
    return Refused(
        N_("De FG adviseert en tekent niets af; wie adviseert, kan dus niet ook tekenen."),
        N_("Laat de functioneel beheerder en de proceseigenaar tekenen, en de FG adviseren."),
    )

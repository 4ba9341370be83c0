"""Whether a real vault may use the rules at hand: two signatures and the advice of the FG, stated in the vault.

A practice vault is exempt: nothing leaves it that is real. The rules that come with the program count as signed in the
vault that began with them; every later change needs its own signatures. Each is a statement signed by the key of who
made it, and counts by the role they were certified with then.
"""

from dataclasses import dataclass

from storage import must_change
from wams_tui.casework.codes import VaultNature
from wams_tui.casework.errors import Misused, Refused
from wams_tui.casework.log import AuditAction
from wams_tui.casework.rules.signoff import (
    Advice,
    Advised,
    Author,
    Gap,
    Office,
    RuleSaid,
    RuleStatement,
    RuleWord,
    Signatures,
    Signed,
    Standing,
)
from wams_tui.casework.words import N_
from wams_tui.desk.desk import Desk
from wams_tui.desk.travel import road
from wams_tui.desk.vault.stating import author, state, stated
from wams_tui.law.ruleset import load_rules

KIND = "regelset"
"""The kind of statements about who signed for which rules."""


@dataclass(frozen=True, slots=True)
class RuleStanding:
    """How the rules at hand stand in this vault, and what they lack."""

    standing: Standing
    gaps: tuple[Gap, ...]
    signatures: tuple[Signed, ...]
    advice: tuple[Advised, ...]


def rule_standing(desk: Desk) -> RuleStanding:
    """Return how the rules of ``desk`` stand in its vault."""
    kept, wanted = recorded(desk), desk.rules.hash
    practice = desk.session.nature is VaultNature.OEFENKLUIS
    standing = Standing.OEFENKLUIS if practice else kept.standing(wanted)
    return RuleStanding(
        standing=standing,
        gaps=kept.gaps(wanted) if standing is Standing.NIET_VASTGESTELD else (),
        signatures=kept.signed(wanted),
        advice=kept.advised(wanted),
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
    """Put on record the rules of the program as those a real vault began with; does nothing after the first time."""
    if desk.session.nature is VaultNature.ECHT:
        _begins(desk, recorded(desk))


def _begins(desk: Desk, kept: Signatures) -> bool:
    """Put on record, once and by an administrator, that the vault begins with these rules.

    Only those of the program itself can be.
    """
    administrator = _me(desk).office is Office.FUNCTIONEEL_BEHEERDER
    begins = administrator and not kept.begun_with and desk.rules.hash == load_rules().hash
    if begins:
        _state(desk, RuleWord.INGEBRUIKNAME, AuditAction.REGELSET_IN_GEBRUIK)
    return begins


def sign_rules(desk: Desk) -> RuleStanding:
    """Sign for the rules at hand, in the office that goes with one's role; return how they stand then.

    Raises:
        Misused: it is a practice vault.
        Refused: one's role holds neither office, one's passphrase is still the one an administrator made, or one signed
            for the other office or advised as FG before.
    """
    _only_in_a_real_vault(desk)
    me, kept = _me(desk), recorded(desk)
    require_office(me)
    require_own_words(desk)
    if any(one.author.id == me.id and one.author.office is not me.office for one in kept.signed(desk.rules.hash)):
        raise signs_once()
    if any(one.author.id == me.id for one in kept.advised(desk.rules.hash)):
        raise fg_signs_nothing()
    _state(desk, RuleWord.HANDTEKENING, AuditAction.REGELSET_VASTGESTELD)
    return rule_standing(desk)


def record_advice(desk: Desk, advice: Advice) -> RuleStanding:
    """Record what one advises as FG on the rules at hand; return how they stand then.

    Raises:
        Misused: it is a practice vault.
        Refused: one is not the FG, has no passphrase of one's own yet, or signed for these rules before.
    """
    _only_in_a_real_vault(desk)
    me = _me(desk)
    require_fg(me)
    require_own_words(desk)
    if any(one.author.id == me.id for one in recorded(desk).signed(desk.rules.hash)):
        raise fg_signs_nothing()
    _state(desk, RuleWord.ADVIES, AuditAction.REGELSET_ADVIES, advice)
    return rule_standing(desk)


def recorded(desk: Desk) -> Signatures:
    """Return everything that was stated about rule sets, oldest first; what cannot be read counts for nothing."""
    found = stated(desk, KIND, RuleStatement)
    return Signatures(tuple(RuleSaid(one.author, one.on, said) for one, said in found if said is not None))


def require_office(me: Author) -> None:
    """Let nobody sign but who holds one of the two offices.

    Raises:
        Refused: ``me`` holds neither.
    """
    if me.advises:
        raise fg_signs_nothing()
    if me.office is None:
        raise Refused(
            N_("Alleen de functioneel beheerder (rol beheerder) en de proceseigenaar (rol teamleider) tekenen."),
            N_("Laat wie die rol heeft de kluis openen; een beheerder voegt iemand toe met 'wams coordinator add'."),
        )


def require_own_words(desk: Desk) -> None:
    """Let nobody sign or advise with a passphrase that an administrator knows too.

    Raises:
        Refused: the passphrase is still the one that was made for them.
    """
    if must_change(desk.session):
        raise Refused(
            N_("Met een wachtwoordzin die de beheerder ook kent, kan een ander in uw naam tekenen."),
            N_("Vervang hem eerst door een eigen zin: wams vault passwd."),
        )


def require_fg(me: Author) -> None:
    """Let nobody advise but the privacy officer.

    Raises:
        Refused: ``me`` is not.
    """
    if not me.advises:
        raise Refused(
            N_("Alleen de FG (rol fg) legt een advies vast."),
            N_("Laat de FG de kluis openen; een beheerder voegt de FG toe met 'wams coordinator add'."),
        )


def signs_once() -> Refused:
    """Return the refusal for who would sign for both offices."""
    return Refused(
        N_("Wie voor het ene ambt tekent, tekent niet ook voor het andere."),
        N_("Laat een tweede persoon tekenen."),
    )


def fg_signs_nothing() -> Refused:
    """Return the refusal for who would both advise and sign."""
    return Refused(
        N_("De FG adviseert en tekent niets af; wie adviseert, kan dus niet ook tekenen."),
        N_("Laat de functioneel beheerder en de proceseigenaar tekenen, en de FG adviseren."),
    )


def _me(desk: Desk) -> Author:
    return author(desk.session.coordinator)


def _state(desk: Desk, word: RuleWord, action: AuditAction, advice: Advice | None = None) -> None:
    road.refuse(desk)
    said = RuleStatement(wat=word, regelset=desk.rules.hash, id=desk.rules.id, advies=advice)
    details = {"regelset": desk.rules.id} | ({"advies": advice.value} if advice else {})
    state(desk, KIND, said, action, desk.rules.hash, **details)


def _only_in_a_real_vault(desk: Desk) -> None:
    if desk.session.nature is VaultNature.OEFENKLUIS:
        raise Misused(
            N_("In een oefenkluis hoeft voor de regels niet te worden getekend."),
            N_("Kies met --vault de echte kluis waarin deze regelset gebruikt gaat worden."),
        )

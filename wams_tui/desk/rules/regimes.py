"""The regime of a vault at the desk: which law counts today, and how two offices set another from a day on (design §4).

Whoever proposes a regime signs for it; the other office confirms, and the FG's advice is recorded: the FG advises and
never decides. In a practice vault one word is enough, since nothing real leaves it.
"""

from datetime import date

from storage import missing_statements
from wams_tui.casework.codes import Regime, VaultNature
from wams_tui.casework.errors import Damaged, Misused, Refused
from wams_tui.casework.labels import label
from wams_tui.casework.log import AuditAction
from wams_tui.casework.rules.regime import (
    SETTABLE,
    Proposal,
    Regimes,
    RegimeSaid,
    RegimeStatement,
    RegimeWord,
    Setting,
    regimes_of,
)
from wams_tui.casework.rules.signoff import Advice, Author
from wams_tui.casework.words import N_
from wams_tui.desk.desk import Desk
from wams_tui.desk.rules.signoff import fg_signs_nothing, require_fg, require_office, require_own_words, signs_once
from wams_tui.desk.travel import road
from wams_tui.desk.vault.stating import anything_tampered, author, state, stated

KIND = "regime"
"""The kind of statements about which law counts from when."""


def regimes(desk: Desk) -> Regimes:
    """Return the regimes of the vault. Where a statement was changed or taken away, none of them counts."""
    said, unreadable = [], False
    for one, content in stated(desk, KIND, RegimeStatement):
        if content is not None:
            said.append(RegimeSaid(one.id, one.author, one.on, content))
        elif one.author.office is not None:
            unreadable = True  # it may have taken back what stands before it
    return regimes_of(desk.session.nature, said, damaged=unreadable or anything_tampered(desk))


def setting(desk: Desk, on: date | None = None) -> Setting:
    """Return the day (today, or ``on``), the nature of the vault and the law that counts in it on that day."""
    return regimes(desk).setting(on or desk.today())


def require_whole(desk: Desk) -> None:
    """Let nothing leave a real vault while it is not sure which law counts in it.

    Raises:
        Damaged: what was stated about the regime was changed or taken away, or cannot be read.
    """
    if desk.session.nature is VaultNature.ECHT and (regimes(desk).damaged or missing_statements(desk.session)):
        raise Damaged(
            N_("Wat over het regime van deze kluis is vastgelegd, is niet meer heel; er gaat niets uit."),
            N_("Laat de beheerder de kluis controleren (wams vault verify)."),
        )


def propose(desk: Desk, regime: Regime, since: date) -> Regimes:
    """Propose, and sign for, ``regime`` from the day ``since`` on; return the regimes as they are then.

    Raises:
        Misused: the day is not to come, this regime cannot be set here, or a proposal waits already.
        Refused: one's role signs nothing, or one's passphrase is still the one an administrator made.
    """
    road.refuse(desk)
    me, known = _me(desk), regimes(desk)
    practice = known.nature is VaultNature.OEFENKLUIS
    if regime not in SETTABLE[known.nature]:
        raise Misused(
            N_("Het wetsvoorstel is er om te oefenen; in een echte kluis draagt het niets."),
            N_("Kies huidig-recht of wams-in-werking, of oefen in een oefenkluis."),
        )
    if not practice:
        require_office(me)
        require_own_words(desk)
    if since < desk.today() or (since == desk.today() and not practice):
        raise Misused(
            N_("Een regime gaat in op een dag die nog komt: wat al is besloten, blijft onder zijn eigen recht."),
            N_("Kies bij --from een latere dag."),
        )
    if known.pending:
        raise Misused(
            N_("Er wacht al een voorstel: {regime} vanaf {day}."),
            N_("Laat het bevestigen, of trek het eerst in met 'wams rules regime withdraw'."),
            regime=label(known.pending[0].regime),
            day=f"{known.pending[0].since:%d-%m-%Y}",
        )
    said = RegimeStatement(wat=RegimeWord.VOORSTEL, regime=regime, vanaf=since)
    details = {"regime": regime.value, "vanaf": since.isoformat()}
    state(desk, KIND, said, AuditAction.REGIME_VOORGESTELD, regime.value, **details)
    return regimes(desk)


def confirm(desk: Desk) -> Regimes:
    """Sign for the proposal that waits, in the other office than its proposer's; return the regimes as they are then.

    Raises:
        Misused: no proposal waits.
        Refused: one's role signs nothing, one signed already, or advised on it as FG.
    """
    me, waiting = _me(desk), _waiting(desk)
    require_office(me)
    require_own_words(desk)
    if any(one.author.id == me.id for one in waiting.signed):
        raise signs_once()
    if any(one.author.id == me.id for one in waiting.advised):
        raise fg_signs_nothing()
    if any(one.author.office is me.office for one in waiting.signed):
        raise Refused(
            N_("Voor dit ambt is al getekend."),
            N_("Nu tekent het andere ambt: de functioneel beheerder of de proceseigenaar."),
        )
    _say(desk, RegimeWord.BEVESTIGING, AuditAction.REGIME_BEVESTIGD, waiting)
    return regimes(desk)


def advise(desk: Desk, advice: Advice) -> Regimes:
    """Record what one advises as FG on the proposal that waits; return the regimes as they are then.

    Raises:
        Misused: no proposal waits.
        Refused: one is not the FG, or signed for it.
    """
    me, waiting = _me(desk), _waiting(desk)
    require_fg(me)
    require_own_words(desk)
    if any(one.author.id == me.id for one in waiting.signed):
        raise fg_signs_nothing()
    _say(desk, RegimeWord.ADVIES, AuditAction.REGIME_ADVIES, waiting, advice)
    return regimes(desk)


def withdraw(desk: Desk) -> Regimes:
    """Take back the proposal that waits or, if none does, the next that has not begun; return the regimes then.

    Either office can do this alone: it keeps the law as it is.

    Raises:
        Misused: there is none.
        Refused: one's role signs nothing.
    """
    me, known = _me(desk), regimes(desk)
    if known.nature is VaultNature.ECHT:
        require_office(me)
    found = (*known.pending, *known.coming(desk.today()))
    if not found:
        raise Misused(
            N_("Er is geen voorstel dat nog moet ingaan."),
            N_("Wat al geldt, eindigt door een ander regime te zetten: 'wams rules regime set'."),
        )
    _say(desk, RegimeWord.INTREKKING, AuditAction.REGIME_INGETROKKEN, found[0])
    return regimes(desk)


def _waiting(desk: Desk) -> Proposal:
    known = regimes(desk)
    if not known.pending:
        raise Misused(
            N_("Er is geen voorstel dat op een handtekening of advies wacht."),
            N_("Bekijk met 'wams rules regime status' wat er geldt; voorstellen kan met 'wams rules regime set'."),
        )
    return known.pending[0]


def _say(desk: Desk, word: RegimeWord, action: AuditAction, about: Proposal, advice: Advice | None = None) -> None:
    road.refuse(desk)
    said = RegimeStatement(wat=word, voorstel=about.id, advies=advice)
    details = {"regime": about.regime.value, "vanaf": about.since.isoformat()}
    state(desk, KIND, said, action, about.id, **details | ({"advies": advice.value} if advice else {}))


def _me(desk: Desk) -> Author:
    return author(desk.session.coordinator)

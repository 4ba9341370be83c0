"""A line of the ledger in words: in columns, in brief, and whole."""

from collections.abc import Sequence

from screens.widgets.ink import Tone, fit
from screens.widgets.prose import Paragraph
from screens.words import day, moment
from wams_tui.casework.disclosing.disclosures import AfterState
from wams_tui.casework.disclosing.letter import LetterOutcome
from wams_tui.casework.disclosing.notices import TASKS, Notice, NoticeOutcome
from wams_tui.casework.labels import label
from wams_tui.casework.words import N_
from wams_tui.desk.desk import Desk
from wams_tui.desk.ledger.answers import AnswerLine, Row
from wams_tui.desk.ledger.detail import LineDetail
from wams_tui.desk.ledger.lines import UNKNOWN, LedgerLine, Order
from wams_tui.desk.ledger.register import OUTCOME_LABELS, Disclosed
from wams_tui.locale import _

AFTER = {AfterState.INGETROKKEN: N_("ingetrokken"), AfterState.HERZIEN: N_("herzien")}

TOLD = {NoticeOutcome.VERTELD: N_("verteld"), NoticeOutcome.ONMOGELIJK: N_("vertellen was onmogelijk")}

_NUMBER, _MOMENT, _CODE, _OUTCOME = 6, 18, 13, 15


def heads(order: Order, width: int, *, names: bool) -> str:
    """Return the names of the columns; what stands together comes first."""
    who, whose = _("Ontvanger"), _("Over") if names else _("Casus")
    return _columns(order, width, (_("Nr"), _("Datum"), who, whose, _("Uitkomst")), names=names)


def row(line: LedgerLine, before: LedgerLine | None, order: Order, width: int, *, names: bool) -> str:
    """Return one line in columns; what it has in common with the line above it is not said again."""
    one = line.disclosed
    recipient, whose = _(line.recipient), _(line.person) if names else line.code or _("geen toegang")
    if before is not None and together(before, line, order):
        recipient = "" if order is Order.ONTVANGER else recipient
        whose = "" if order in (Order.PERSOON, Order.CASUS) else whose
    outcome = _(AFTER[line.after]) if line.after else _(OUTCOME_LABELS[one.outcome])
    parts = (str(one.seq), moment(one.at), recipient, whose, outcome)
    return _columns(order, width, parts, names=names)


def answer_row(one: AnswerLine, before: Row | None, order: Order, width: int) -> str:
    """Return an answer that gave nothing in the same columns; it has no number, the ledger knows nothing of it."""
    recipient = "" if _same(one, before, order, Order.ONTVANGER) else _(one.recipient)
    whose = "" if _same(one, before, order, Order.PERSOON) else _(one.person)
    return _columns(order, width, ("-", moment(one.letter.made_at), recipient, whose, _("antwoord")), names=True)


def _same(one: AnswerLine, before: Row | None, order: Order, wanted: Order) -> bool:
    if before is None or order is not wanted:
        return False
    return before.recipient == one.recipient if wanted is Order.ONTVANGER else before.person == one.person


def answer_text(one: AnswerLine) -> list[Paragraph]:
    """Return an answer by letter in words: that no data went, what was asked, and how it was given."""
    asked = ", ".join(_(label(category)) for category in one.asked) or "-"
    outcome = {
        LetterOutcome.BEGONNEN: N_("niet voltooid"),
        LetterOutcome.VOLTOOID: N_("voltooid"),
        LetterOutcome.MISLUKT: N_("mislukt"),
    }[one.letter.outcome]
    return [
        (
            _("Antwoord met een brief ({channel}); er gingen geen gegevens mee.").format(
                channel=_(label(one.letter.channel))
            ),
            Tone.STRONG,
        ),
        (_("Gevraagd: {kinds}").format(kinds=asked), Tone.PLAIN),
        (_("Brief: {outcome}, {format}").format(outcome=_(outcome), format=one.letter.format), Tone.DIM),
        (_("Doel: {purpose}").format(purpose=one.purpose or "-"), Tone.PLAIN),
    ]


def together(one: LedgerLine, other: LedgerLine, order: Order) -> bool:
    """Whether two lines stand under the same person, recipient or case."""
    match order:
        case Order.PERSOON:
            return one.disclosed.subject == other.disclosed.subject
        case Order.ONTVANGER:
            return one.recipient == other.recipient
        case Order.CASUS:
            return one.disclosed.case == other.disclosed.case
    return False


def _columns(order: Order, width: int, parts: Sequence[str], *, names: bool) -> str:
    number, at, recipient, whose, outcome = parts
    left = width - _NUMBER - _MOMENT - _OUTCOME
    second = left // 2 if names else _CODE
    first = left - second
    groups = {
        Order.PERSOON: ((whose, second), (number, _NUMBER), (at, _MOMENT), (recipient, first)),
        Order.CASUS: ((whose, second), (number, _NUMBER), (at, _MOMENT), (recipient, first)),
        Order.ONTVANGER: ((recipient, first), (number, _NUMBER), (at, _MOMENT), (whose, second)),
    }
    sizes = groups.get(order, ((number, _NUMBER), (at, _MOMENT), (recipient, first), (whose, second)))
    return "".join(fit(text, size - 1) + " " for text, size in (*sizes, (outcome, _OUTCOME)))


def brief(desk: Desk, one: Disclosed) -> list[Paragraph]:
    """Return what stands below the list: which kinds, what for, on which basis."""
    kinds = ", ".join(_(label(category)) for category in one.categories)
    asked = ", ".join(_(label(category)) for category in one.asked)
    purpose = _(label(one.purpose)) if one.purpose else "-"
    basis = desk.rules.basis(one.basis).title if one.basis else "-"
    channel = _(label(one.channel)) if one.channel else "-"
    return [
        (_("Gegevens: {kinds} ({channel})").format(kinds=kinds, channel=channel), Tone.PLAIN),
        *([(_("Gevraagd: {kinds}").format(kinds=asked), Tone.PLAIN)] if asked else []),
        (_("Doel: {purpose}").format(purpose=purpose), Tone.PLAIN),
        (_("Grondslag: {basis}").format(basis=basis), Tone.PLAIN),
    ]


def whole(desk: Desk, line: LedgerLine, detail: LineDetail | None = None) -> list[Paragraph]:
    """Return one line whole; ``detail`` is what its case says of it, where that lies open."""
    one = line.disclosed
    party = _(label(one.party)) if one.party else "-"
    who = party if detail is None else f"{_(line.recipient)} ({party})"
    about = _("Over: {who}").format(who=_(line.person)) if line.person else _("Over wie: dat staat in de casus.")
    conditions: list[Paragraph] = [(f"  - \t{text}", Tone.PLAIN) for text in one.conditions]
    return [
        (_("Ontvanger: {who}").format(who=who), Tone.STRONG),
        (about, Tone.PLAIN if line.person else Tone.DIM),
        (_("Op: {when}").format(when=moment(one.at)), Tone.PLAIN),
        *brief(desk, one),
        (_outcome(one), Tone.PLAIN),
        *(_detail(line, detail) if detail is not None else []),
        *_part(_("Voorwaarden voor de ontvanger"), conditions or [(_("  Geen andere dan de wet."), Tone.DIM)]),
        *_part(_("Regels en kenmerken"), _marks(one)),
    ]


def _outcome(one: Disclosed) -> str:
    word = _(OUTCOME_LABELS[one.outcome])
    if one.ended_at is None:
        return _("Uitkomst: {outcome}; niemand zag het bestand af").format(outcome=word)
    return _("Uitkomst: {outcome}, {when}").format(outcome=word, when=moment(one.ended_at))


def _detail(line: LedgerLine, detail: LineDetail) -> list[Paragraph]:
    gone = _("staat niet meer in de casus")
    given: list[Paragraph] = [
        (f"  - \t{_(label(one.category))}: {one.called(_) or gone}", Tone.PLAIN) for one in detail.given
    ]
    decided = _("Besloten door {name}").format(name=detail.decided_by or _(UNKNOWN))
    words: list[Paragraph] = [(f"  - \t{text}", Tone.PLAIN) for text in detail.words]
    asked = [(_("Op een verzoek, met als doel: {words}").format(words=detail.asked_for), Tone.PLAIN)]
    return [
        (decided, Tone.PLAIN),
        *(asked if detail.asked_for else []),
        *_later(line, detail),
        *_part(_("Welke gegevens"), given),
        *(_part(_("Waarom, in de woorden van toen"), words) if words else []),
    ]


def _later(line: LedgerLine, detail: LineDetail) -> list[Paragraph]:
    """What became of the decision, and what the recipient was told about it."""
    found: list[Paragraph] = []
    if detail.after is not None:
        told = _("{state} op {day} door {name}: {words}").format(
            state=_(AFTER[detail.after.state]).capitalize(),
            day=day(detail.after.on),
            name=detail.after_by or _(UNKNOWN),
            words=detail.after.words,
        )
        found.append((told, Tone.WEIGH))
    found += [(notice_words(_(line.recipient), notice), Tone.PLAIN) for notice in detail.notices]
    return [*found, *_informed(detail)]


def _informed(detail: LineDetail) -> list[Paragraph]:
    """Who heard of it for the person it is about, and who does not yet."""
    by_letter, by_word = _("{name} weet ervan: met een brief, {day}."), _("{name} weet ervan: verteld, {day} ({how}).")
    kept = _("{name} weet er nog niet van, opnieuw te bekijken op {day}: {words}")
    return [
        *(
            (
                (by_letter if one.letter else by_word).format(name=name or _(UNKNOWN), day=day(one.on), how=one.how),
                Tone.PLAIN,
            )
            for name, one in detail.heard
        ),
        *(
            (
                kept.format(name=name or _(UNKNOWN), day=day(one.exception.review_on), words=one.exception.words),
                Tone.WEIGH,
            )
            for name, one in detail.kept
        ),
    ]


def notice_words(organisation: str, notice: Notice) -> str:
    """Return a notice in a sentence: what is to be told, and whether it was."""
    task = _(TASKS[notice.why]).format(organisation=organisation)
    if notice.outcome is None:
        return _("{task}: nog te doen, uiterlijk {day}").format(task=task, day=day(notice.due_on))
    done, when = _(TOLD[notice.outcome]), day(notice.told_on)
    return _("{task}: {done} op {day} ({how})").format(task=task, done=done, day=when, how=notice.told_how)


def _marks(one: Disclosed) -> list[Paragraph]:
    regime = _(label(one.regime)) if one.regime else "-"
    decided = day(one.decided_on) or "-"
    return [
        (_("  Besluit van {day}, regime: {regime}").format(day=decided, regime=regime), Tone.DIM),
        (_("  Regelset {id}, {hash}").format(id=one.rule_set, hash=one.rule_set_hash[:12]), Tone.DIM),
        (_("  Kenmerk: {reference}").format(reference=one.disclosure), Tone.DIM),
        (_("  Inhoud: {hash}").format(hash=one.content_hash), Tone.DIM),
        (_("  Bestand: {hash}").format(hash=one.file_hash or "-"), Tone.DIM),
    ]


def _part(title: str, lines: Sequence[Paragraph]) -> list[Paragraph]:
    return [("", Tone.PLAIN), (title, Tone.HEADING), *lines]

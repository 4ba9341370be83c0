"""What the command line adds to a draft of a disclosure, and how it shows one: verdicts, preview, result."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from wams_tui.casework.codes import Answer, Fact
from wams_tui.casework.errors import Misused
from wams_tui.casework.words import N_
from wams_tui.commands.line.codes import parse, unknown
from wams_tui.commands.line.tables import pairs, wrapped
from wams_tui.commands.line.terminal import bullets, called
from wams_tui.commands.rules.verdicttext import effect_word, verdict_lines
from wams_tui.locale import _

if TYPE_CHECKING:
    from wams_tui.casework.casefile import CaseFile
    from wams_tui.casework.disclosing.letter import LetterPart
    from wams_tui.casework.release import ReleasedField, ReleasedPart
    from wams_tui.desk.cases import OpenCase
    from wams_tui.desk.desk import Desk
    from wams_tui.desk.disclose import Delivered, Preview
    from wams_tui.desk.disclosing.draft import Draft, OpenPoint
    from wams_tui.desk.disclosing.weighing import FieldVerdict
    from wams_tui.desk.kinds import Verdict


_POINT = "punt:"
"""What stands before a point of the list for further use, to tell it from a fact."""


def answers_from(words: Sequence[str]) -> Mapping[str, Answer]:
    """Return the answers of ``--answer FEIT=ja`` by fact, and of ``punt:ID=ja`` by point of the list for further use.

    Raises:
        Misused: a fact or an answer is unknown; what is near is listed.
    """
    answers: dict[str, Answer] = {}
    for word in words:
        fact, equals, answer = word.partition("=")
        if not equals:
            raise Misused(
                N_("Een antwoord bij --answer heeft de vorm FEIT=ja of FEIT=nee."),
                N_("Bijvoorbeeld: --answer leverancier-akkoord=ja"),
            )
        code = fact.strip().lower() if fact.strip().lower().startswith(_POINT) else parse(Fact, fact, "--answer").value
        answers[code] = parse(Answer, answer, "--answer")
    return answers


def answered(desk: "Desk", opened: "OpenCase", draft: "Draft", answers: Mapping[str, Answer], because: str) -> "Draft":
    """Return the draft with every open point answered that ``answers`` speak of; an answer may open the next point.

    Raises:
        Misused: a fact or point is unknown, a motivation is too short, or the list is answered as a whole.
    """
    from wams_tui.desk.disclosing.draft import needs_words
    from wams_tui.desk.disclosing.weighing import open_points

    _refuse_unknown(answers, desk)
    _refuse_few_words(because, answers)
    given: set[tuple[object, ...]] = set()
    while True:
        points = [
            point for point in open_points(desk, opened, draft) if point.code in answers and point.place not in given
        ]
        if not points:
            return draft
        for point in points:
            given.add(point.place)
            answer = answers[point.code]
            words = because if needs_words(point.fact, answer) else ""
            draft = draft.with_answer(point.answered(answer, words))


def read_by_option(opened: "OpenCase", draft: "Draft", keys: Sequence[str]) -> "Draft":
    """Return the draft with the texts that a person says to have read whole.

    Raises:
        Misused: one of them is not among the chosen fields.
    """
    from wams_tui.desk.disclosing.fields import every_field

    if not set(keys) <= set(draft.fields):
        raise Misused(
            N_("Een tekst bij --read hoort niet bij de gekozen gegevens."),
            N_("Noem de sleutel van een tekst die ook bij --field staat."),
        )
    for field in every_field(opened.file):
        if field.key in keys:
            draft = draft.having_read(opened, field)
    return draft


def refusal_lines(opened: "OpenCase", seen: "Preview", points: Sequence["OpenPoint"]) -> Iterator[str]:
    """Yield why this may not go, per field: rule sentences, ids, sources, what is missing, what is possible instead."""
    yield _("Deze verstrekking mag niet. Er is niets geschreven.")
    for one in seen.fields:
        yield ""
        yield from wrapped(f"{effect_word(one.effect)}: {field_title(opened.file, one)}", "", "  ")
        for cell in one.cells:
            if len(one.cells) > 1:
                yield from wrapped(f"{opened.file.person(cell.person).name}, {called(cell.category)}:", "  ", "  ")
            yield from verdict_lines(cell.verdict, "  ")
    told = {sentence for one in seen.fields for cell in one.cells for sentence in _sentences(cell.verdict)}
    others = [_(obstacle) for obstacle in seen.obstacles if obstacle not in told]
    if others:
        yield from ("", *bullets(others))
    if points:
        yield from ("", _("Nog te beantwoorden (met --answer, en een motivering met --because):"))
        for point in points:
            about = f" ({_(point.what)})" if point.what else ""
            yield from wrapped(f"{point.code}{about}: {_(point.question)} {point.remedy}", "- ", "  ")


def preview_lines(opened: "OpenCase", seen: "Preview") -> Iterator[str]:
    """Yield what would leave, as it would leave."""
    content = seen.content
    recipient = ", ".join(
        part
        for part in (content.recipient.organisation, content.recipient.function, content.recipient.person_name)
        if part
    )
    yield _("Dit gaat mee:")
    yield from pairs(
        [
            (_("Aan"), f"{recipient} ({content.recipient.party.value}, {content.recipient.hat.value})"),
            (_("Doel"), f"{content.purpose_title} ({content.purpose.value})"),
            (_("Grondslag"), f"{content.basis_title} ({content.basis.value}); {', '.join(content.articles)}"),
            (_("Regime"), f"{called(content.regime)}. {content.regime_note}"),
            (_("Hoe"), called(content.channel)),
        ],
        "  ",
    )
    labels = {subject.id: subject.label for subject in content.subjects}
    for field in content.fields:
        yield ""
        yield from wrapped(f"{', '.join(labels[person] for person in field.persons)}: {field.label}", "  ", "  ")
        yield from wrapped(field.value, "    ", "    ")
        yield from wrapped(_columns(field.part) if field.part is not None else _origin(field), "    ", "      ")
        for condition in field.conditions:
            yield from wrapped(_("Voorwaarde: {text}").format(text=condition), "    - ", "      ")
    if content.asked is not None:
        yield from ("", _("U vraagt:"))
        for one in content.asked.lines:
            yield from wrapped(
                f"{one.number}. {labels[one.person]}, {called(one.category)}: {one.wording}", "  ", "     "
            )
            yield from wrapped(_("waarom: {why}").format(why=one.why), "     ", "     ")
    if content.conditions:
        yield from ("", _("Voorwaarden:"))
        for condition in content.conditions:
            yield from wrapped(condition, "- ", "  ")
    yield from letter_lines(content.answer)
    for text in _texts(opened, seen):
        yield from ("", _("Gelezen en akkoord als tekst over niemand en niets anders: {title}").format(title=text))


def letter_lines(parts: Sequence["LetterPart"]) -> Iterator[str]:
    """Yield the parts of a letter as its reader gets them."""
    for part in parts:
        yield from ("", part.title if part.title.endswith("?") else f"{part.title}:")
        for text in part.paragraphs:
            yield from wrapped(text, "  ", "  ")
        for text in part.bullets:
            yield from wrapped(text, "  - ", "    ")


def delivered_lines(done: "Delivered") -> Iterator[str]:
    """Yield where the document is and under which numbers it stands in the ledger."""
    lines = ", ".join(str(line.seq) for line in done.release.ledger)
    yield _("Verstrekt: {path}").format(path=done.path)
    yield _("Registerregels: {lines}").format(lines=lines)
    yield _("Verstrekking: {id}").format(id=done.release.content.disclosure)
    yield from password_lines(done.password)


def password_lines(password: str) -> Iterator[str]:
    """Yield the password of a file, where it has one, and what to do with it."""
    if password:
        yield from ("", _("Wachtwoord: {password}").format(password=password))
        yield from wrapped(
            _(
                "Schrijf dit nu op en vertel het langs een andere weg dan het bestand, bijvoorbeeld per telefoon. Het "
                "wordt niet bewaard: hierna ziet niemand het meer."
            )
        )


def refusal_dict(seen: "Preview", points: Sequence["OpenPoint"]) -> dict[str, object]:
    """Return a refusal under stable Dutch keys."""
    from wams_tui.law.asking import verdict_as_dict

    return {
        "toegestaan": False,
        "belemmeringen": list(seen.obstacles),
        "velden": [
            {
                "sleutel": one.field.key,
                "label": one.field.label,
                "effect": one.effect.value,
                "oordelen": [
                    {"persoon": cell.person, "categorie": cell.category.value, **verdict_as_dict(cell.verdict)}
                    for cell in one.cells
                ],
            }
            for one in seen.fields
        ],
        "te_beantwoorden": [
            {
                "feit": point.fact.value,
                "punt": point.point or None,
                "zin": point.sentence,
                "herstel": point.remedy,
                "gegeven": point.field or None,
                "persoon": point.person or None,
                "categorie": point.category.value if point.category else None,
            }
            for point in points
        ],
    }


def delivered_dict(done: "Delivered") -> dict[str, object]:
    """Return a disclosure that took place under stable Dutch keys."""
    content = done.release.content
    return {
        "toegestaan": True,
        "verstrekking": content.disclosure,
        "bestand": str(done.path),
        "bestand_hash": done.file_hash,
        "wachtwoord": done.password or None,
        "inhoud_hash": content.digest(),
        "registerregels": [line.seq for line in done.release.ledger],
        "voorwaarden": list(content.conditions),
        "regelset": content.rule_set,
        "regelset_hash": content.rule_set_hash,
    }


def _refuse_unknown(answers: Mapping[str, Answer], desk: "Desk") -> None:
    points = [f"{_POINT}{point}".lower() for point in desk.rules.points]
    for code in answers:
        if code == Fact.VERDERE_VERWERKING_VOLLEDIG and points:
            raise Misused(
                N_("Het feit '{feit}' volgt uit de lijst en kan niet los worden gegeven."),
                N_("Beantwoord elk punt apart, bijvoorbeeld: --answer {punt}=ja"),
                feit=code,
                punt=points[0],
            )
        if code.startswith(_POINT) and code not in points:
            raise unknown(code, "--answer", points)


def _refuse_few_words(because: str, answers: Mapping[str, Answer]) -> None:
    from wams_tui.casework.factwords import fact_question
    from wams_tui.desk.disclosing.draft import MIN_WORDS, needs_words

    for code, answer in answers.items():
        fact = Fact(code) if code in set(Fact) else Fact.VERDERE_VERWERKING_VOLLEDIG
        if because and needs_words(fact, answer) and len(because.strip()) < MIN_WORDS:
            raise Misused(
                N_("De motivering bij --because is te kort voor {fact} ({question})."),
                N_("Schrijf in een zin, van ten minste {least} tekens, wie dat zei, wanneer, en waarom."),
                fact=code,
                question=_(fact_question(fact)),
                least=MIN_WORDS,
            )


def _columns(part: "ReleasedPart") -> str:
    """Return what stands beside the words of a part of a plan, as the recipient reads it."""
    told = [_("wie: {who}").format(who=part.who)] if part.who else []
    if part.by_when is not None:
        told.append(_("uiterlijk {when}").format(when=f"{part.by_when:%d-%m-%Y}"))
    return "; ".join([*told, *([part.state] if part.state else [])])


def _origin(field: "ReleasedField") -> str:
    """Return where a datum is from and how old it is, as the recipient reads it."""
    parts = [_("Bron: {source}").format(source=field.source) if field.source else _("Bron: niet vermeld")]
    if field.obtained_on:
        parts.append(_("verkregen op {day}").format(day=f"{field.obtained_on:%d-%m-%Y}"))
    if field.confirmed_on:
        parts.append(_("bevestigd op {day}").format(day=f"{field.confirmed_on:%d-%m-%Y}"))
    else:
        parts.append(_("nog niet bevestigd"))
    return "; ".join(parts)


def field_title(file: "CaseFile", one: "FieldVerdict") -> str:
    """Return a field as a person reads it: of whom, of what kind, and what it is called."""
    people = ", ".join(file.person(person).name for person in one.field.persons)
    kinds = ", ".join(called(category) for category in one.field.categories)
    return f"{people}: {kinds}: {one.field.label}"


def _sentences(verdict: "Verdict") -> Iterator[str]:
    yield from (rule.sentence for rule in verdict.rules)
    yield from (missing.sentence for missing in verdict.missing)


def _texts(opened: "OpenCase", seen: "Preview") -> list[str]:
    from wams_tui.desk.disclosing.freetext import needs_reading

    return [one.field.label for one in seen.fields if needs_reading(opened.file, one.field)]

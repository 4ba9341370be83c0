"""What data, notes, disclosures and tasks tell; never a value, only that it came and from whom."""

from collections.abc import Iterable, Iterator
from datetime import date

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Category
from wams_tui.casework.course.todo import TodoOrigin
from wams_tui.casework.disclosing.disclosures import AfterState
from wams_tui.casework.disclosing.letter import LetterKind, LetterOutcome
from wams_tui.casework.disclosing.notices import NoticeOutcome
from wams_tui.casework.items import DataItem, TextBlock
from wams_tui.casework.labels import label
from wams_tui.casework.timeline.moments import Around, Moment, MomentKind, Sent, written
from wams_tui.casework.words import N_

TOGETHER = 4
"""From how many data of one person, source and day on they are one line."""

EXCERPT = 300
"""Characters of a note that stand in the timeline; Enter gives all of it."""


def moments(file: CaseFile, around: Around, sent: Iterable[Sent]) -> Iterator[Moment]:
    """Yield what data, texts, disclosures and tasks tell, in no order."""
    yield from _obtained(file)
    for item in file.items:
        name = file.person(item.person).short_name
        if item.confirmed_on is not None and item.confirmed_on != item.obtained_on:
            yield _datum(item, name, item.confirmed_on, N_("Bevestigd: {label} van {name}."))
        yield from _decided(item, item.label, frozenset({item.person}), f"gegeven:{item.id}")
    for text in file.texts:
        refs, about = f"tekst:{text.id}", frozenset(text.persons)
        yield Moment(
            MomentKind.WOORDEN, text.written_on, N_("Geschreven: {title} ({source})."),
            {"title": text.title, "source": text.source.description},
            words=_excerpt(text),
            about=about, refs=(refs,), record=text.id,
        )  # fmt: skip
        yield from _decided(text, text.title, about, refs)
    yield from _put_right(file, around)
    yield from _disclosed(file, around, sent)
    yield from _afterwards(file, around)
    yield from _letters(file, around)
    yield from _todos(file, around)


def _excerpt(text: TextBlock) -> str:
    """The beginning of a note; of one that holds a secret address nothing."""
    if Category.GEHEIM_ADRES in text.categories:
        return ""
    return text.text if len(text.text) <= EXCERPT else f"{text.text[:EXCERPT]}…"


def _datum(item: DataItem, name: str, on: date, what: str) -> Moment:
    return Moment(
        MomentKind.GEGEVEN, on, what, {"label": item.label, "name": name, "source": item.source.description},
        {"kind": (label(item.category),)}, about=_of_item(item), refs=(f"gegeven:{item.id}",), record=item.id,
    )  # fmt: skip


def _of_item(item: DataItem) -> frozenset[str]:
    return frozenset({item.person, item.source.participant or ""} - {""})


def _obtained(file: CaseFile) -> Iterator[Moment]:
    together: dict[tuple[date, str, str], list[DataItem]] = {}
    for item in file.items:
        together.setdefault((item.obtained_on, item.person, item.source.description), []).append(item)
    for (on, person, source), items in together.items():
        name = file.person(person).short_name
        if len(items) < TOGETHER:
            what = N_("Gekregen: {label} van {name} ({kind}), bron: {source}.")
            yield from (_datum(item, name, on, what) for item in items)
            continue
        kinds = tuple(dict.fromkeys(label(item.category) for item in items))
        yield Moment(
            MomentKind.GEGEVEN, on, N_("{count} gegevens van {name} gekregen ({kinds}), bron: {source}."),
            {"count": str(len(items)), "name": name, "source": source}, {"kinds": kinds},
            about=frozenset[str]().union(*(_of_item(item) for item in items)),
            refs=tuple(f"gegeven:{item.id}" for item in items),
        )  # fmt: skip


def _decided(datum: DataItem | TextBlock, called: str, about: frozenset[str], ref: str) -> Iterator[Moment]:
    """Yield what professionals and the police decided about a datum themselves."""
    for one in (*datum.secrecy_before, *((datum.secrecy,) if datum.secrecy else ())):
        yield Moment(
            MomentKind.GEGEVEN, one.decided_on, N_("Besluit over beroepsgeheim van {who}: {label}."),
            {"who": one.professional, "label": called}, about=about, refs=(ref,), record=datum.id,
            turn=1,
        )  # fmt: skip
    for police in (*datum.police_before, *((datum.police,) if datum.police else ())):
        yield Moment(
            MomentKind.GEGEVEN, police.decided_on, N_("Besluit van de politie: {label}, tot en met {until}."),
            {"label": called, "until": written(police.until)}, words=police.words, about=about, refs=(ref,),
            record=datum.id, turn=1,
        )  # fmt: skip


def _put_right(file: CaseFile, around: Around) -> Iterator[Moment]:
    """Yield what proved wrong and was put right."""
    data: tuple[tuple[DataItem | TextBlock, str, frozenset[str], str], ...] = (
        *((one, one.label, frozenset({one.person}), f"gegeven:{one.id}") for one in file.items),
        *((one, one.title, frozenset(one.persons), f"tekst:{one.id}") for one in file.texts),
    )
    for datum, called, about, ref in data:
        for one in datum.corrections:
            yield Moment(
                MomentKind.GEGEVEN, one.on, N_("Verbeterd: {label}."), {"label": called}, words=one.words, about=about,
                refs=(ref,), record=datum.id, by=around.name(one.by), turn=2,
            )  # fmt: skip


_AFTER = {
    AfterState.INGETROKKEN: N_("Besluit om te geven aan {organisation} ingetrokken."),
    AfterState.HERZIEN: N_("Besluit om te geven aan {organisation} wordt herzien."),
}
_TOLD = {
    NoticeOutcome.VERTELD: N_("{organisation} weet dat er iets is veranderd aan wat zij kregen."),
    NoticeOutcome.ONMOGELIJK: N_("{organisation} kon niet worden verteld wat er is veranderd."),
}


def _afterwards(file: CaseFile, around: Around) -> Iterator[Moment]:
    """Yield what became of decisions to give, and which recipients were told of a change."""
    names = {one.id: one.organisation for one in file.participants}
    for decision in file.decisions:
        if decision.after is not None:
            yield Moment(
                MomentKind.VERSTREKKING, decision.after.on, _AFTER[decision.after.state],
                {"organisation": names.get(decision.participant, "?")}, words=decision.after.words,
                about=frozenset({decision.participant}), refs=("verstrekking:",), record=decision.id,
                by=around.name(decision.after.by), turn=1,
            )  # fmt: skip
    for notice in file.notices:
        if notice.outcome is not None and notice.told_on is not None:
            yield Moment(
                MomentKind.VERSTREKKING, notice.told_on, _TOLD[notice.outcome],
                {"organisation": names.get(notice.participant, "?")}, words=notice.told_how,
                about=frozenset({notice.participant}), refs=("verstrekking:",), record=notice.id,
                by=around.name(notice.told_by), turn=2,
            )  # fmt: skip


_TO_FAMILY = {
    LetterKind.INLICHTEN: N_("Brief aan {reader}: wat er over {name} is gedeeld."),
    LetterKind.ONTVANGST: N_("Brief aan {reader}: er kwam iets binnen over {name}."),
    LetterKind.AFSLUITING: N_("Brief aan {reader}: de casus is gesloten."),
    LetterKind.INZAGE: N_("Inzage aan {reader}: alles wat er over {name} is gedeeld."),
}


def _letters(file: CaseFile, around: Around) -> Iterator[Moment]:
    """Yield the letters that were completed: to whom it concerns, and to who asked."""
    names = {one.id: one.organisation for one in file.participants} | {one.id: one.short_name for one in file.persons}
    for letter in file.letters:
        if letter.outcome is not LetterOutcome.VOLTOOID:
            continue
        reader, told = letter.reader or letter.to, {"name": names.get(letter.to, "?")}
        if letter.kind in _TO_FAMILY:
            what, refs = _TO_FAMILY[letter.kind], (f"persoon:{letter.to}",)
        else:
            asker = next((file.asker_named(one) for one in file.requests if one.id == letter.request), "?")
            told |= {"asker": asker}
            what, refs = N_("Brief aan {asker}: antwoord op het verzoek."), (f"verzoek:{letter.request}",)
        yield Moment(
            MomentKind.VERSTREKKING, around.day_of(letter.made_at), what, told | {"reader": names.get(reader, "?")},
            words=letter.weighed, about=frozenset({letter.to, reader} - {""}), refs=refs, record=letter.id,
            at=letter.made_at, by=around.name(letter.by), turn=1,
        )  # fmt: skip


def _disclosed(file: CaseFile, around: Around, sent: Iterable[Sent]) -> Iterator[Moment]:
    organisations = {one.id: one.organisation for one in file.participants}
    persons = {one.id: one.short_name for one in file.persons}
    deciders = {one.id: one.decided_by for one in file.decisions}
    for one in sent:
        what = N_("Verstrekt aan {organisation}, over {names}: {kinds}.")
        if not one.completed:
            what = N_("Verstrekking aan {organisation}, over {names}: {outcome}.")
        yield Moment(
            MomentKind.VERSTREKKING, around.day_of(one.at), what,
            {
                "organisation": organisations.get(one.recipient, "?"),
                "names": ", ".join(persons.get(subject, "?") for subject in one.subjects),
            },
            {"kinds": tuple(label(kind) for kind in one.categories), "outcome": (one.outcome,)},
            about=frozenset({one.recipient, *one.subjects}), refs=(f"verstrekking:{one.number}",),
            record=one.disclosure, at=one.at, by=around.name(deciders.get(one.disclosure, "")),
        )  # fmt: skip


def _todos(file: CaseFile, around: Around) -> Iterator[Moment]:
    for todo in file.todos:
        what = N_("Taak genoteerd: {what}") if todo.origin is TodoOrigin.EIGEN else N_("Te doen na een besluit: {what}")
        told, refs = {"what": (todo.what,)}, (f"taak:{todo.id}",)
        yield Moment(
            MomentKind.TAAK, todo.made_on, what, codes=told, refs=refs, record=todo.id, by=around.name(todo.by)
        )  # fmt: skip
        if todo.done_on is not None:
            yield Moment(
                MomentKind.TAAK, todo.done_on, N_("Gedaan: {what}"), codes=told, refs=refs, record=todo.id,
                by=around.name(todo.done_by), turn=1,
            )  # fmt: skip

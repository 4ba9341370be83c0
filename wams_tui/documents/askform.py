"""A request form: as the texts of its page, and as the JSON a partner answers in."""

import json
from datetime import date
from typing import TypedDict

from pydantic import ValidationError

from wams_tui.casework.asking.form import (
    FORMAT,
    MOST_LINES,
    MOST_PERSONS,
    FormKind,
    FormLine,
    FormParty,
    FormPerson,
    PartnerForm,
    one_line,
)
from wams_tui.casework.codes import Category, VaultNature
from wams_tui.casework.dates import parse_date
from wams_tui.casework.errors import Misused
from wams_tui.casework.labels import label
from wams_tui.casework.release import Asked, AskedLine, ReleaseContent, Subject
from wams_tui.casework.unseen import seen_only
from wams_tui.casework.words import N_
from wams_tui.documents.glyphs import readable
from wams_tui.documents.sheet import PRACTICE_MARK, dutch_day

FICTIONAL = "Dit formulier komt uit een oefenkluis. De personen erop bestaan niet."
BIRTH = "Geboortedatum"
"""What the field with the day of birth is called."""

_UNNAMED = "Gemeente"


class LineOnPaper(TypedDict):
    """One thing asked, with room for the answer beside it."""

    number: str
    about: str
    kind: str
    wording: str
    why: str


class RequestSheet(TypedDict):
    """The texts of ``templates/request.typ``, every string already readable in our fonts."""

    title: str
    mark: str | None
    fictional: str
    footer: str
    recipient: str
    asker: str
    contact: str
    date: str
    due: str
    case: str
    code: str
    purpose: str
    basis: str
    articles: str
    regime: str
    channel: str
    persons: list[str]
    lines: list[LineOnPaper]
    yours: list[str]
    secret: list[str]
    conditions: list[str]
    accounting: str


TITLE = "Verzoek om gegevens"
YOURS = (
    "U beslist zelf of u antwoordt, en wat, tenzij een wet anders bepaalt.",
    "Niet geven is een gewone uitkomst; een reden hoeft niet.",
    "Geef niet meer dan wordt gevraagd: geen dossier, en niets over iemand die hier niet staat.",
    "Antwoord op dit blad, of in het JSON-bestand bij dit verzoek, en noem altijd de antwoordcode.",
)
SECRET = (
    "Professional (naam en functie)",
    "Registratie (BIG, SKJ of anders)",
    "Grond: toestemming, plicht, recht, conflict van plichten, vitaal belang, of niet doorbroken",
    "Van wie is de toestemming, en tot wanneer geldt dit besluit",
    "Datum en handtekening",
)


def request_sheet(content: ReleaseContent) -> RequestSheet:
    """Return the texts of the page; ``content`` asks something.

    Raises:
        ValueError: it asks nothing.
    """
    asked = _asked(content)
    names = {subject.id: subject.label for subject in content.subjects}
    practice = content.nature is VaultNature.OEFENKLUIS
    recipient = content.recipient
    who = ", ".join(part for part in (recipient.person_name, recipient.function) if part)
    return {
        "title": TITLE,
        "mark": PRACTICE_MARK if practice else None,
        "fictional": FICTIONAL if practice else "",
        "footer": readable(f"Verzoek {asked.reply_code} · casus {content.case_code}"),
        "recipient": readable("\n".join(line for line in (recipient.organisation, who) if line)),
        "asker": readable("\n".join(line for line in (content.controller, f"{asked.asker}, coördinator") if line)),
        "contact": readable(content.contact),
        "date": dutch_day(content.made_at.date()),
        "due": f"{dutch_day(asked.due_on)}; lukt dat niet, laat het dan weten" if asked.due_on else "",
        "case": readable(content.case_code),
        "code": readable(asked.reply_code),
        "purpose": readable(content.purpose_title),
        "basis": readable(content.basis_title),
        "articles": readable("; ".join(content.articles)),
        "regime": readable(content.regime_note),
        "channel": label(content.channel),
        "persons": [readable(_about(content, subject)) for subject in content.subjects],
        "lines": [_line(one, names) for one in asked.lines],
        "yours": list(YOURS),
        "secret": list(SECRET),
        "conditions": [readable(text) for text in content.conditions],
        "accounting": readable(
            f"Dit verzoek staat als verstrekking {content.disclosure} in het register: het noemt over wie het gaat. "
            f"Regels: {content.rule_set} (hash {content.rule_set_hash[:12]})."
        ),
    }


def check_fits(content: ReleaseContent) -> None:
    """Hold what a release asks against the limits of the JSON form, before anything is on record.

    Raises:
        Misused: more lines or persons than the form has room for, or a name it has none for.
    """
    asked = _asked(content)
    if len(asked.lines) > MOST_LINES or len(content.subjects) > MOST_PERSONS:
        raise Misused(
            N_("Op een verzoekformulier passen {lines} onderdelen en {persons} personen; dit zijn er meer."),
            N_("Verdeel het over meer verzoeken."),
            lines=MOST_LINES,
            persons=MOST_PERSONS,
        )
    try:
        _form(content)
    except ValidationError:
        # Which name it is, is not told: the sentence may stand on a screen that others see.
        raise Misused(
            N_("Een naam, functie of casuscode is te lang of leeg voor het JSON-formulier: 200 tekens is het meeste."),
            N_("Verbeter hem in de casus, of stuur het verzoek op papier."),
        ) from None


def request_json(content: ReleaseContent) -> bytes:
    """Return the form as JSON, UTF-8, two spaces of indent, a line end at the end; ``content`` asks something."""
    return form_json(_form(content))


def _form(content: ReleaseContent) -> PartnerForm:
    asked = _asked(content)
    numbers = {subject.id: number for number, subject in enumerate(content.subjects, start=1)}
    return PartnerForm(
        formaat=FORMAT,
        soort=FormKind.VERZOEK,
        praktijk=content.nature is VaultNature.OEFENKLUIS,
        casus=content.case_code,
        kenmerk=asked.reference,
        antwoordcode=asked.reply_code,
        contact=_name(content.contact)[:200],
        van=FormParty(
            organisatie=_name(content.controller) or _UNNAMED, naam=_name(asked.asker), functie="coördinator"
        ),
        aan=FormParty(
            organisatie=_name(content.recipient.organisation),
            naam=_name(content.recipient.person_name),
            functie=_name(content.recipient.function),
        ),
        datum=content.made_at.date(),
        termijn=asked.due_on,
        doel=content.purpose_title,
        personen=tuple(
            FormPerson(nummer=number, naam=_name(subject.label), geboortedatum=_birth(content, subject))
            for number, subject in enumerate(content.subjects, start=1)
        ),
        regels=tuple(
            FormLine(
                nummer=one.number,
                persoon=numbers[one.person],
                soort=one.category,
                vraag=seen_only(one.wording),
                waarom=seen_only(one.why),
            )
            for one in asked.lines
        ),
    )


def form_json(form: PartnerForm) -> bytes:
    """Return a form as the bytes of its file."""
    return (json.dumps(form.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n").encode()


def _name(text: str) -> str:
    return one_line(seen_only(text))


def _asked(content: ReleaseContent) -> Asked:
    if content.asked is None:
        raise ValueError("this release asks nothing")
    return content.asked


def _about(content: ReleaseContent, subject: Subject) -> str:
    born = _birth(content, subject)
    return f"{subject.label}, geboren op {dutch_day(born)}" if born else subject.label


def _birth(content: ReleaseContent, subject: Subject) -> date | None:
    for field in content.fields:
        if field.persons == (subject.id,) and field.categories == (Category.IDENTITEIT,) and field.label == BIRTH:
            return parse_date(field.value)
    return None


def _line(one: AskedLine, names: dict[str, str]) -> LineOnPaper:
    return {
        "number": str(one.number),
        "about": readable(names[one.person]),
        "kind": label(one.category),
        "wording": readable(one.wording),
        "why": readable(one.why),
    }


def blank_json(*, practice: bool) -> bytes:
    """Return a form with nobody on it, as the bytes of a file a partner fills in: every field, in order, and empty."""
    empty = {"organisatie": "", "naam": "", "functie": ""}
    line = {"nummer": 1, "persoon": 1, "soort": "", "vraag": "", "waarom": ""}
    fields: dict[str, object] = {
        "formaat": FORMAT,
        "soort": FormKind.VERZOEK.value,
        "praktijk": practice,
        "casus": "",
        "kenmerk": "",
        "van": empty,
        "aan": empty,
        "datum": "",
        "termijn": None,
        "doel": "",
        "personen": [{"nummer": 1, "naam": "", "geboortedatum": None}],
        "regels": [line],
    }
    return (json.dumps(fields, ensure_ascii=False, indent=2) + "\n").encode()

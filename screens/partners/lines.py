"""A participant and an organisation as lines: what one reads in the lists and on their own page."""

from collections.abc import Iterator
from datetime import date

from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, Note
from screens.words import day, span, wearing
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Answer
from wams_tui.casework.labels import label
from wams_tui.casework.partners.agekey import fingerprint
from wams_tui.casework.partners.ending import Resting
from wams_tui.casework.partners.organisations import Agreement, Directory, Partner, agreement_with
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.plan.owners import does
from wams_tui.desk.partners.organisations import AGREEMENT_LABELS, WANTING
from wams_tui.locale import _, n_


def participant_item(file: CaseFile, known: Directory, one: Participant, today: date) -> Item:
    """Return one participant as a line of the list."""
    who = " ".join(part for part in (one.function, one.person_name) if part)
    notes = [Note(", ".join(part for part in (who, _standing(one, today)) if part))]
    notes.append(Note(_("voor: {persons}").format(persons=for_whom(file, one))))
    agreement = known.agreement(one, today)
    if agreement in WANTING and one.takes_part_on(today):
        notes.append(Note("! " + _(AGREEMENT_LABELS[agreement]), Tone.WEIGH))
    tone = Tone.PLAIN if one.takes_part_on(today) else Tone.DIM
    return Item(f"{one.organisation} · {wearing(one.party, one.hat)}", key=one.id, tone=tone, notes=tuple(notes))


def for_whom(file: CaseFile, one: Participant) -> str:
    """Return for whom a participant is here, by name; or that nobody recorded it."""
    names = {person.id: person.short_name for person in file.persons}
    found = [names[id] for id in dict.fromkeys((*one.concerns, *one.represents)) if id in names]
    return ", ".join(found) or _("niet vastgelegd")


def page_of(file: CaseFile, known: Directory, one: Participant, today: date) -> Iterator[Item]:
    """Yield everything on record of one participant."""
    yield Item.heading(_("Wie"))
    yield from _facts(
        (_("organisatie"), one.organisation),
        (_("partij en pet"), wearing(one.party, one.hat)),
        (_("wie er komt"), " ".join(part for part in (one.function, one.person_name) if part)),
        (_("looptijd"), _standing(one, today)),
        (_("waarom beëindigd"), one.end_reason),
        (_("voor wie"), for_whom(file, one)),
        (_("beroepsgeheim"), _(label(one.secrecy)) if one.secrecy else ""),
        (_("verklaart niet te handhaven"), _answer(one.declared_non_enforcing)),
        (_("besluit over de dubbele pet"), _answer(one.hat_decision)),
    )
    yield Item.gap()
    yield Item.heading(_("Waarom"))
    told = _("{what} ({when})").format(what=one.client_told, when=day(one.client_told_on)) if one.client_told else ""
    yield from _facts(
        (_("waarom betrokken"), one.why_involved or _("niet vastgelegd")),
        (_("afgesproken actie"), does(file, one) or _("geen")),
        (_("wat de cliënt is verteld"), told or _("niet vastgelegd")),
    )
    yield Item.gap()
    yield Item.heading(_("Adresboek"))
    partner = known.of_participant(one)
    agreement = known.agreement(one, today)
    if partner is not None:
        yield from _facts((_("contact"), reach(partner)), (_("sleutel"), key_of(partner)))
    wants = agreement in WANTING
    yield Item.prose(("! " if wants else "") + _(AGREEMENT_LABELS[agreement]), Tone.WEIGH if wants else Tone.PLAIN)


def resting_items(file: CaseFile, rests: Resting) -> Iterator[Item]:
    """Yield what rests on a participation, each with what becomes of it when it ends."""
    persons = {person.id: person.name for person in file.persons}
    ends, whose, stays = _("eindigt mee"), _("wie doet dit nu?"), _("blijft: die eindigt de rechter")
    custody, confirm = _("blijft: leg vast wie het overneemt"), _("laat bevestigen of dit nog klopt")
    lines = [(one, _("wordt geweigerd: geen deelnemer meer")) for one in rests.asked_by]
    lines += [(one, _("wordt ingetrokken")) for one in rests.asked_of]
    if rests.agreed_action:
        yield _fact(_("afgesproken actie"), f"{rests.agreed_action} ({whose})")
    for request, then in lines:
        asked = ", ".join(line.wording for line in request.lines)
        yield _fact(_("open verzoek"), f"{asked} ({then})")
    for datum in rests.secrecy:
        yield _fact(_("besluit over beroepsgeheim"), f"{_name(datum)} ({ends})")
    for authority in rests.authorities:
        yield _fact(_("machtiging"), f"{persons.get(authority.person, '?')} ({ends})")
    for measure in rests.measures:
        named = f"{_(label(measure.kind))}, {persons.get(measure.person, '?')}"
        yield _fact(_("maatregel"), f"{named} ({stays})")
    for person in rests.custody:
        yield _fact(_("gezag"), f"{person.name} ({custody})")
    if rests.told:
        names = ", ".join(_name(one) for one in rests.told)
        count = n_("{count} gegeven van hen", "{count} gegevens van hen", len(rests.told)).format(count=len(rests.told))
        yield _fact(count, f"{names} ({confirm})")


def partner_item(one: Partner, today: date) -> Item:
    """Return one organisation as a line of the directory."""
    agreement = agreement_with(one, today)
    wants = agreement in WANTING
    standing = ("! " if wants else "") + _(AGREEMENT_LABELS[agreement])
    if agreement is Agreement.LOOPT and one.agreement_until is not None:
        standing += " " + _("t/m {day}").format(day=day(one.agreement_until))
    notes = [Note(reach(one))] if reach(one) else []
    notes.append(Note(standing, Tone.WEIGH if wants else Tone.DIM))
    more = [
        _("DPIA {day}").format(day=day(one.dpia_on)) if one.dpia_on else "",
        _("kennisgemaakt {day}").format(day=day(one.onboarded_on)) if one.onboarded_on else "",
    ]
    if any(more):
        notes.append(Note(", ".join(part for part in more if part)))
    if one.recipient_key:
        notes.append(Note(key_of(one), Tone.PLAIN if one.checked_key else Tone.WEIGH))
    return Item(f"{one.name} · {_(label(one.party))}", key=one.id, notes=tuple(notes))


def key_of(one: Partner) -> str:
    """Return whether the key of an organisation was checked, when and with whom; its digits only once it was.

    Before that they stay hidden, so that they are typed from what the owner reads and not from the screen.
    """
    check = one.key_check
    if not one.recipient_key:
        return ""
    if check is None or not one.checked_key:
        return "! " + _("sleutel nog niet gecontroleerd")
    told = _("sleutel {print}, gecontroleerd op {day} met {who}")
    return told.format(print=fingerprint(one.recipient_key), day=day(check.on), who=check.spoken_to)


def reach(one: Partner) -> str:
    """Return whom one calls, and where."""
    return ", ".join(part for part in (one.contact_person, one.phone, one.mail) if part)


def _standing(one: Participant, today: date) -> str:
    if one.ended_on is not None:
        return _("beëindigd per {day}").format(day=day(one.ended_on))
    running = span(one.period)
    return running if one.takes_part_on(today) else _("doet vandaag niet mee") + "; " + running


def _answer(answer: Answer) -> str:
    return "" if answer is Answer.ONBEKEND else _(label(answer))


def _facts(*pairs: tuple[str, str]) -> Iterator[Item]:
    yield from (_fact(title, value) for title, value in pairs if value)


def _fact(title: str, value: str) -> Item:
    return Item.prose(f"{title}: {value}")


def _name(datum: object) -> str:
    return str(getattr(datum, "label", "") or getattr(datum, "title", ""))

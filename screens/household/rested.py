"""What rested on somebody's taking part, shown once they said no: what stopped, and who is to be told."""

from collections.abc import Iterator, Sequence

from screens.explain import Explain
from screens.house import House
from screens.seat import Seat
from screens.widgets.ink import Tone
from screens.widgets.prose import Paragraph
from screens.words import day
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Domain
from wams_tui.casework.disclosing.withdrawals import Received, rested_on
from wams_tui.casework.household.persons import Person
from wams_tui.casework.labels import label
from wams_tui.locale import _


def show_rested(app: House, seat: Seat, person: str, domains: Sequence[Domain]) -> None:
    """Show it on a screen of its own; nothing where nothing rested on it."""
    file = seat.opened.file
    told = list(rested_text(file, file.person(person), domains))
    if told:
        app.push_screen(Explain(_("Wat hierop rustte"), told))


def rested_text(file: CaseFile, person: Person, domains: Sequence[Domain]) -> Iterator[Paragraph]:
    """Yield who received what, and which requests wait; nothing when there is neither."""
    found = [rested_on(file, person, domain) for domain in domains or (None,)]
    received: dict[str, Received] = {one.participant: one for rested in found for one in rested.received}
    requests = {one.id: one for rested in found for one in rested.requests}
    if not received and not requests:
        return
    yield (_("{name} doet niet (meer) mee. Dat telt vanaf nu, overal.").format(name=person.name), Tone.STRONG)
    organisations = {one.id: one.organisation for one in file.participants}
    if received:
        yield ("", Tone.PLAIN)
        yield (_("Dit is eerder verstrekt, en wordt niet ongedaan gemaakt. Vertel het aan:"), Tone.HEADING)
    for one in received.values():
        kinds = ", ".join(_(label(category)) for category in one.categories)
        told = _("{who}: {kinds}, het laatst op {day}")
        who = organisations.get(one.participant, _("onbekend"))
        yield ("  - \t" + told.format(who=who, kinds=kinds, day=day(one.last_on)), Tone.PLAIN)
    if requests:
        yield ("", Tone.PLAIN)
        yield (_("Deze verzoeken wachten nog en vragen ook naar deze persoon:"), Tone.HEADING)
    for request in requests.values():
        asks = ", ".join(line.wording for line in request.lines if line.person == person.id)
        yield (f"  - \t{file.asker_named(request, _('onbekend'))}: {asks}", Tone.PLAIN)
    if received:
        yield ("", Tone.PLAIN)
        yield (_("Wie het nog moet horen, staat als taak bij deze persoon en bij de casus."), Tone.DIM)

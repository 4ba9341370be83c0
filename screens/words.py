"""Dates, counts and sentences as a Dutch coordinator reads them."""

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from wams_tui.casework.codes import Category, Hat, Party
from wams_tui.casework.finding.findable import Findable, FoundBy
from wams_tui.casework.labels import label
from wams_tui.casework.period import Period
from wams_tui.casework.words import N_
from wams_tui.desk.access.emergency import DutyState, Notice
from wams_tui.locale import _
from wams_tui.locale.clock import dutch_time


def day(when: date | None) -> str:
    """Return a date as dd-mm-jjjj; nothing for no date."""
    return f"{when:%d-%m-%Y}" if when is not None else ""


def moment(when: datetime) -> str:
    """Return a moment in local time, to the minute."""
    return f"{dutch_time(when):%d-%m-%Y %H:%M}"


def due(when: date | None, today: date) -> str:
    """Return how long there is still for something, in words."""
    if when is None:
        return _("geen termijn")
    left = (when - today).days
    if left < 0:
        return _("{days} dagen te laat").format(days=-left) if left < -1 else _("gisteren verlopen")
    if left == 0:
        return _("vandaag")
    return _("morgen") if left == 1 else _("over {days} dagen").format(days=left)


def shown(value: str, categories: Iterable[Category], most: int = 0) -> str:
    """Return a value as a list shows it: at most ``most`` long, and of a secret address only that it is there."""
    if Category.GEHEIM_ADRES in categories:
        return _("afgeschermd")
    return value if not most or len(value) <= most else f"{value[: most - 1]}…"


def span(period: Period | None) -> str:
    """Return a period: from, until."""
    if period is None:
        return ""
    if period.end is None:
        return _("sinds {start}").format(start=day(period.start))
    return _("{start} t/m {end}").format(start=day(period.start), end=day(period.end))


def wearing(party: Party, hat: Hat) -> str:
    """Return a party with the hat it wears here."""
    return _("{party}, pet {hat}").format(party=_(label(party)), hat=_(label(hat)))


def emergency_line(one: Notice) -> str:
    """Return what one is told of an emergency access, until one says to have seen it."""
    told = _("! Noodtoegang: {name} opende casus {code} op {moment}, tot {until}. Gezien? z")
    return told.format(
        name=one.officer, code=one.code or one.case_id[:8], moment=moment(one.at), until=moment(one.until)
    )


def duty_line(duty: DutyState) -> str:
    """Return what everybody is told of the duty key."""
    if not duty.exists:
        return _("De piketsleutel is afgeschaft. Gezien? z")
    return _("In nood kunnen elke casus openen: {names}. Gezien? z").format(names=", ".join(duty.officers))


FOUND_IN = {
    FoundBy.PERSOON: N_("persoon: {text}"),
    FoundBy.ADRES: N_("adres: {text}"),
    FoundBy.DEELNEMER: N_("deelnemer: {text}"),
    FoundBy.KENMERK: N_("kenmerk: {text}"),
    FoundBy.OVERLEG: N_("overleg: {text}"),
    FoundBy.BSN: N_("dit BSN staat in deze casus"),
}


def found_words(one: Findable) -> str:
    """Return by what a case was found."""
    return _(FOUND_IN[one.by]).format(text=one.text) if one.by in FOUND_IN else one.text


def place_of(path: Path) -> str:
    """Name a file shortly: ``~`` for one's own folder, as a shell does."""
    home = Path.home()
    return str(Path("~", path.relative_to(home)) if path.is_relative_to(home) else path)

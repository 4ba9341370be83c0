"""What *Medewerkers* asks and tells before a deed: which roles there are, and what ending or another role means."""

from collections.abc import Iterator

from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, Note
from screens.words import day
from wams_tui.casework.words import N_
from wams_tui.desk.household.leaving import KNOWN_STILL
from wams_tui.desk.roles import ROLE_LABELS, Role
from wams_tui.desk.vault.people import Colleague
from wams_tui.locale import _, n_
from wams_tui.locale.clock import dutch_time

_MEANS = {
    Role.COORDINATOR: N_("maakt casussen, en opent die waar toegang toe is gegeven"),
    Role.TEAMLEIDER: N_("als een coördinator, en tekent als proceseigenaar voor regels en regime"),
    Role.BEHEERDER: N_("beheert medewerkers en kluis, leest het auditlogboek, kan ook casussen hebben"),
    Role.FG: N_("leest de logboeken en adviseert; een casus alleen voor een onderzoek"),
    Role.JURIST: N_("beantwoordt vragen in de vraagbaak en leest de regels; krijgt geen casussen"),
}

_KEYS = {
    Role.BEHEERDER: N_(
        "Een beheerder krijgt de sleutel waarmee mensen toegang krijgen. Die is later niet echt terug te nemen."
    ),
    Role.FG: N_("De FG krijgt de sleutel van de logboeken. Die is later niet echt terug te nemen."),
}


def ending(one: Colleague) -> Iterator[tuple[str, Tone]]:
    """Yield what ending somebody does, and what it does not undo."""
    yield _("De toegang van {name} eindigt meteen.").format(name=one.name), Tone.STRONG
    yield (
        _("{name} kan deze kluis dan niet meer openen en komt onder deze naam niet terug.").format(name=one.name),
        Tone.PLAIN,
    )
    if one.cases:
        told = n_(
            "{name} heeft toegang tot {count} casus. Is {name} er coördinator, laat die casus dan eerst overdragen.",
            "{name} heeft toegang tot {count} casussen. Waar {name} coördinator is: laat eerst overdragen.",
            one.cases,
        )
        yield told.format(name=one.name, count=one.cases), Tone.WEIGH
    if one.officer:
        yield (
            _("{name} heeft de piketsleutel: de anderen die hem hebben, krijgen een nieuwe.").format(name=one.name),
            Tone.PLAIN,
        )
    yield "", Tone.PLAIN
    yield _("Wat dit niet ongedaan maakt"), Tone.HEADING
    yield f"  - \t{_(KNOWN_STILL)}", Tone.WEIGH


def becoming(one: Colleague, role: Role) -> Iterator[tuple[str, Tone]]:
    """Yield what another role means."""
    told = _("{name} is nu {before} en wordt {role}.")
    yield told.format(name=one.name, before=_(ROLE_LABELS[one.role]), role=_(ROLE_LABELS[role])), Tone.STRONG
    yield _(_MEANS[role]), Tone.PLAIN
    yield "", Tone.PLAIN
    if role in _KEYS:
        yield _(_KEYS[role]), Tone.WEIGH
    yield _("Welke casussen deze medewerker kan openen, verandert er niet door."), Tone.PLAIN


def roles(but: Role | None = None) -> list[Item]:
    """Return the roles to choose from, without ``but``."""
    return [
        Item(_(ROLE_LABELS[role]), key=role.value, notes=(Note(_(means)),))
        for role, means in _MEANS.items()
        if role is not but
    ]


def last_day(one: Colleague) -> str:
    """Return the day somebody ended; nothing for who did not."""
    return "" if one.until is None else day(dutch_time(one.until).date())

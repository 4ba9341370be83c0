"""*Adresboek*: the organisations the municipality works with, for the whole vault."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.access.ask import YES, Sure
from screens.form.fields import Choice, Day, Field, Filled, Line, Raw, options_of, raw_of
from screens.form.screen import FormScreen
from screens.frame import Frame
from screens.partners.key_check import KeyCheckForm
from screens.partners.lines import partner_item
from screens.possible.who import Who
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, ItemList
from wams_tui.casework.codes import Party
from wams_tui.casework.errors import Conflict, WamsError
from wams_tui.casework.labels import label
from wams_tui.casework.partners.organisations import Partner
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.partners.organisations import directory, put, remove
from wams_tui.desk.roles import Task, may
from wams_tui.locale import _, n_

FORM = "adresboek-formulier"
"""The place of the form of an organisation; its id stands behind it."""

REMAINS = N_("Wat over haar is vastgelegd, blijft verzegeld in de kluis; het staat alleen niet meer in het adresboek.")


class DirectoryScreen(Frame[None]):
    """The directory of the vault."""

    TITLE_TEXT: ClassVar[str] = N_("Adresboek")
    ENTER: ClassVar[str] = N_("wijzigen")
    ABOUT: ClassVar[str] = N_(
        "De organisaties van deze gemeente: wie u belt, wat is afgesproken en tot wanneer, en hun sleutel. Iedereen "
        "met deze kluis leest het; er staat geen casus in. i leest een vCard-bestand in, u schrijft er een."
    )
    CSS_PATH: ClassVar[str] = "partners.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", N_("nieuw"), id="adresboek.nieuw"),
        Binding("x", "remove", N_("weghalen"), id="adresboek.weghalen"),
        Binding("c", "check_key", N_("sleutel controleren"), id="adresboek.sleutel"),
        Binding("slash", "search", N_("zoeken"), id="adresboek.zoeken"),
        Binding("i", "read_file", N_("inlezen"), id="adresboek.inlezen"),
        Binding("u", "write_file", N_("uitvoeren"), id="adresboek.uitvoeren"),
    ]
    place = "adresboek"

    view = getters.query_one(ItemList)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def body(self) -> ComposeResult:
        """One list."""
        yield ItemList(id="body")

    def begin(self) -> None:
        """Show it."""
        super().begin()
        self.view.focus()
        self.show_anew()

    def on_screen_resume(self) -> None:
        """Show what was changed on the form above, or by a colleague."""
        if self.is_mounted:
            self.show_anew()

    def others_wrote(self) -> None:
        """Show what a colleague changed."""
        self.show_anew()

    def show_anew(self) -> None:
        """Show every organisation."""
        try:
            found, today = directory(self._desk).partners, self._desk.today()
        except WamsError as error:
            self.tell(error)
            return
        count = n_("{count} organisatie", "{count} organisaties", len(found)).format(count=len(found))
        self.header.show(f"{_(self.TITLE_TEXT)} · {count}")
        told = _("Er staat nog geen organisatie in. n voegt er een toe, i leest een vCard-bestand in.")
        self.view.show([partner_item(one, today) for one in found] or [Item.prose(told, Tone.DIM)])
        self.refresh_bindings()
        self.show_keys()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Who only looks on has no key that writes."""
        if action in ("new", "remove", "read_file"):
            return may(self._desk, Task.ADRESBOEK_BEWERKEN)
        if action == "check_key" and self.is_mounted:
            one = self._in_hand
            return may(self._desk, Task.ADRESBOEK_BEWERKEN) and one is not None and bool(one.recipient_key)
        return super().check_action(action, parameters)

    @property
    def _in_hand(self) -> Partner | None:
        item = self.view.current
        return directory(self._desk).by_id.get(item.key) if item is not None else None

    @on(ItemList.Chosen)
    def change(self) -> None:
        """Change what the cursor is on."""
        one = self._in_hand
        if one is not None and may(self._desk, Task.ADRESBOEK_BEWERKEN):
            self.app.push_screen(PartnerForm(self._desk, one))

    def action_new(self) -> None:
        """Add an organisation."""
        self.app.push_screen(PartnerForm(self._desk))

    def action_remove(self) -> None:
        """Take one out, after a page that says what that does."""
        one = self._in_hand
        if one is None:
            return

        def done(sure: str | None) -> None:
            if sure != YES:
                return
            try:
                remove(self._desk, one)
            except WamsError as error:
                self.tell(error)
            self.show_anew()

        told = [
            (_("{name} gaat uit het adresboek.").format(name=one.name), Tone.STRONG),
            ("", Tone.PLAIN),
            (_("In casussen blijft deze organisatie staan zoals ze meedoet."), Tone.PLAIN),
            (_(REMAINS), Tone.PLAIN),
        ]
        self.app.push_screen(Sure(_("Uit het adresboek halen"), told), done)

    def action_check_key(self) -> None:
        """Compare the fingerprint of a key with what its owner reads aloud."""
        one = self._in_hand
        if one is not None:
            self.app.push_screen(KeyCheckForm(self._desk, one))

    def action_read_file(self) -> None:
        """Read a vCard file."""
        from screens.partners.files import ImportForm

        self.app.push_screen(ImportForm(self._desk))

    def action_write_file(self) -> None:
        """Write a vCard file."""
        from screens.partners.files import ExportForm

        self.app.push_screen(ExportForm(self._desk))

    def action_search(self) -> None:
        """Go to an organisation by a part of its name."""

        def go(chosen: str | None) -> None:
            if chosen:
                self.view.show(self.view.items, chosen)

        items = [Item(f"{one.name} · {_(label(one.party))}", key=one.id) for one in directory(self._desk).partners]
        self.app.push_screen(Who(_("Welke organisatie?"), items), go)


class PartnerForm(FormScreen):
    """One organisation.

    What a colleague changed meanwhile is kept: a second F2 changes only the fields one changed oneself.

    Args:
        desk: The desk.
        partner: As it was read; ``None`` for a new one.
    """

    TITLE_TEXT: ClassVar[str] = N_("Organisatie")
    ABOUT: ClassVar[str] = N_(
        "Een organisatie in het adresboek, voor iedereen met deze kluis. Schrijf hier niets over een casus of gezin. "
        "De sleutel is de openbare age-sleutel van de ontvanger; lees elkaar de vingerafdruk voor."
    )

    def __init__(self, desk: Desk, partner: Partner | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._before = partner
        self.place = f"{FORM}:{partner.id if partner else ''}"

    def title_line(self) -> str:
        """Which organisation, or that it is a new one."""
        book, new = _("Adresboek"), _("Nieuwe organisatie")
        return f"{book} · {self._before.name if self._before else new}"

    def fields(self) -> Sequence[Field]:
        """Name and party, whom one calls, what was agreed, and the key."""
        today = self._desk.today()
        return (
            Line("name", _("Naam"), needed=True),
            Choice("party", _("Partij"), needed=True, options=options_of(Party)),
            Line("contact_person", _("Contactpersoon")),
            Line("phone", _("Telefoon")),
            Line("mail", _("Mail")),
            Day("agreement_on", _("Samenwerkafspraak vanaf"), _("Leeg als er geen is.")),
            Day("agreement_until", _("Samenwerkafspraak tot en met"), _("Leeg als ze geen einde heeft.")),
            Day("dpia_on", _("DPIA gedaan op"), past=True, latest=today),
            Day("onboarded_on", _("Kennisgemaakt op"), past=True, latest=today),
            Line(
                "recipient_key", _("Openbare sleutel (age1…)"), _("Voor versleutelde bestanden; leeg als er geen is.")
            ),
        )

    def given(self) -> Raw:
        """What stands in the directory."""
        before = self._before
        if before is None:
            return {}
        return {field.key: raw_of(getattr(before, field.key)) for field in self.fields()}

    def check(self, filled: Filled) -> Mapping[str, str]:
        """An agreement does not end before it begins."""
        start, end = filled.day("agreement_on"), filled.day("agreement_until")
        if end is not None and (start is None or end < start):
            return {"agreement_until": _("Deze dag kan niet zonder begin, en niet ervoor.")}
        return {}

    def save(self, filled: Filled) -> OpenCase | None:
        """Write it into the directory."""
        values = {key: filled.values[key] for key in self._given}
        before = self._before
        if before is None:
            put(self._desk, Partner.model_validate({"id": "", **_whole(values)}), None)
            return None
        mine = {key: values[key] for key in self.changed()}
        try:
            put(self._desk, Partner.model_validate(before.model_dump() | _whole(mine)), before)
        except Conflict:
            self._before = directory(self._desk).by_id.get(before.id, before)
            raise
        return None


def _whole(values: Mapping[str, object]) -> dict[str, object]:
    """Return values as the model takes them: an empty line is no ``None``."""
    texts = ("name", "contact_person", "phone", "mail", "recipient_key")
    return {key: (value or "") if key in texts else value for key, value in values.items()}

"""*Is dit Wams?*: the criteria check, with what is still missing below it as one types."""

from collections.abc import Sequence
from typing import ClassVar

from screens.course.words import lacking
from screens.form.fields import Field, Filled, Line, Raw, Several, Text, When, options_of, raw_of
from screens.form.screen import FormScreen
from screens.seat import Seat
from screens.widgets.ink import Tone
from screens.widgets.prose import Paragraph
from wams_tui.casework.codes import Domain, Phase
from wams_tui.casework.labels import label
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.course.assessing import Check, checked, record_check, still_lacking
from wams_tui.locale import _


class CriteriaForm(FormScreen):
    """The domains with what is the matter, how they are connected, and facts where a professional asked."""

    TITLE_TEXT: ClassVar[str] = N_("Is dit Wams?")
    ABOUT: ClassVar[str] = N_(
        "Problemen op meer dan één terrein, ten minste één in het sociaal domein, en waarom ze samenhangen. Bij een "
        "verzoek van een professional ook feiten: het duurt voort én het komt terug. Onderaan staat wat er voor de "
        "volgende stap nog ontbreekt. Is het geen Wams: terug met Esc, en dan x."
    )
    seat: Seat

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self.place = f"criteria:{seat.opened.id}"

    def fields(self) -> Sequence[Field]:
        """Return what the check asks."""
        whats = [
            Line(
                f"wat:{domain.value}", _("{domain}: wat is er aan de hand?").format(domain=_capital(_(label(domain)))),
                needed=True, when=When("terreinen", (domain.value,)),
            )
            for domain in Domain
        ]  # fmt: skip
        return (
            Several("terreinen", _("Op welke terreinen zijn er problemen?"), options=options_of(Domain)),
            *whats,
            Text(
                "samenhang", _("Hoe hangen ze samen?"),
                _("Waarom lukt hulp op het ene niet zonder het andere? Alleen naast elkaar is niet genoeg."),
            ),
            Text("vraag", _("Wat wil de cliënt zelf?"), _("In eigen woorden.")),
            Text(
                "voortduren", _("Waaruit blijkt dat de problemen voortduren?"),
                _("Feiten. Alleen nodig bij een verzoek van een professional, zonder hulpvraag."),
            ),
            Text("terugkeren", _("Waaruit blijkt dat zij terugkeren?"), _("Eén voorval is niet genoeg.")),
        )  # fmt: skip

    def given(self) -> Raw:
        """Return what is known already."""
        case = self.seat.opened.file.case
        return {
            "terreinen": raw_of(tuple(one.domain for one in case.problems)),
            **{f"wat:{one.domain.value}": one.what for one in case.problems},
            "samenhang": case.coherence,
            "vraag": case.help_question,
            "voortduren": case.persisting_facts,
            "terugkeren": case.recurring_facts,
        }

    def aside(self, filled: Filled) -> Sequence[Paragraph]:
        """Tell what is missing for the ways that may come: a question, a request, or the investigation."""
        file = self.seat.opened.file
        file = file.model_copy(update={"case": checked(file.case, _read(filled))})
        told: list[Paragraph] = []
        for phase in _AHEAD.get(file.case.phase, ()):
            lacks = still_lacking(self.seat.desk, file, phase)
            told.append((_("Voor {phase}:").format(phase=_(label(phase))), Tone.STRONG))
            told.extend(lacking(lacks) or [("  + \t" + _("er ontbreekt niets aan de casus."), Tone.PLAIN)])
        return told

    def save(self, filled: Filled) -> OpenCase | None:
        """Store the check."""
        return record_check(self.seat.desk, self.seat.opened, _read(filled))


_QUESTION_OR_REQUEST = (Phase.AANMELDING_CLIENT, Phase.VERZOEK_PROFESSIONAL)
_AHEAD = {
    Phase.MELDING: _QUESTION_OR_REQUEST,
    Phase.TRIAGE: _QUESTION_OR_REQUEST,
    Phase.AANMELDING_CLIENT: (Phase.ONDERZOEK,),
    Phase.VERZOEK_PROFESSIONAL: (Phase.ONDERZOEK,),
    Phase.ONDERZOEK: (Phase.BESLUIT_AANPAK,),
}


def _read(filled: Filled) -> Check:
    return Check(
        problems={domain: filled.text(f"wat:{domain.value}") for domain in filled.codes("terreinen", Domain)},
        coherence=filled.text("samenhang"),
        help_question=filled.text("vraag"),
        persisting=filled.text("voortduren"),
        recurring=filled.text("terugkeren"),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

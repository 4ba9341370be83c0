"""What *Mag dit?* asks, in words that can be answered with yes, no or not known."""

from collections.abc import Mapping

from wams_tui.casework.codes import Answer, Direction, Mandate
from wams_tui.casework.factwords import fact_question
from wams_tui.casework.words import N_
from wams_tui.desk.may.asking import Asking, ListPoint, Step, Subject
from wams_tui.locale import _

NAMES: Mapping[Step, str] = {
    Step.RICHTING: N_("Richting"),
    Step.PARTIJ: N_("Partij"),
    Step.PET: N_("Pet"),
    Step.GEGEVEN: N_("Gegeven"),
    Step.BEKEND_BIJ: N_("Bekend bij"),
    Step.HOEDANIGHEID: N_("Over"),
    Step.DOEL: N_("Doel"),
    Step.GRONDSLAG: N_("Grondslag"),
    Step.LEEFTIJD: N_("Leeftijd"),
    Step.BRON: N_("Bron"),
    Step.BRON_PET: N_("Pet van de bron"),
    Step.FASE: N_("Fase"),
    Step.REGIME: N_("Recht"),
}

_ASKS: Mapping[Step, str] = {
    Step.RICHTING: N_("Gaat het om geven of om vragen?"),
    Step.PARTIJ: N_("Aan welke partij?"),
    Step.PET: N_("Met welke pet doet die partij hier mee?"),
    Step.GEGEVEN: N_("Wat voor gegeven?"),
    Step.BEKEND_BIJ: N_("Bij welke organisatie zou iemand bekend zijn?"),
    Step.HOEDANIGHEID: N_("Over wie gaat het gegeven?"),
    Step.DOEL: N_("Waarvoor is het nodig?"),
    Step.GRONDSLAG: N_("Op welke wettelijke grondslag?"),
    Step.LEEFTIJD: N_("Hoe oud is die persoon?"),
    Step.BRON: N_("Van wie komt het gegeven?"),
    Step.BRON_PET: N_("Met welke pet heeft de bron het vernomen?"),
    Step.FASE: N_("In welke fase is de casus?"),
    Step.REGIME: N_("Welk recht geldt er?"),
}
_ASK_OF: Mapping[Step, str] = {Step.PARTIJ: N_("Van welke partij?")}

TITLES: Mapping[Mandate, str] = {
    Mandate.DEELNAME: N_("Doet die partij vandaag mee in de aanpak?"),
    Mandate.GRONDSLAG: N_("Loopt de grondslag vandaag, volgens wat in de casus is vastgelegd?"),
    Mandate.BESLUIT_AANPAK: N_("Loopt er vandaag een besluit tot de gecoördineerde aanpak?"),
    Mandate.MACHTIGING: N_("Is er vandaag een geldige machtiging van de cliënt?"),
    Mandate.ONDERTOEZICHTSTELLING: N_("Loopt er vandaag een ondertoezichtstelling over dit kind?"),
    Mandate.BEWIND: N_("Loopt het bewind vandaag?"),
}

ANSWERS: Mapping[Answer, str] = {
    Answer.JA: N_("ja"),
    Answer.NEE: N_("nee"),
    Answer.ONBEKEND: N_("niet bekend"),
}


def ask(step: Step, asking: Asking) -> str:
    """Return what is asked at a step, in the language in use."""
    if asking.chosen(Step.RICHTING, Direction) is Direction.OPVRAGEN and step in _ASK_OF:
        return _(_ASK_OF[step])
    return _(_ASKS[step])


def question_about(subject: Subject) -> str:
    """Return a fact or title as a question, in the language in use."""
    if isinstance(subject, ListPoint):
        return subject.sentence
    return _(TITLES[subject] if isinstance(subject, Mandate) else fact_question(subject))

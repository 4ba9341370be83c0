"""Each fact as the question a person answers with yes or no (Dutch, marked for the catalogue)."""

from wams_tui.casework.codes import Fact
from wams_tui.casework.words import N_

_QUESTIONS: dict[Fact, str] = {
    Fact.NOODZAAK_GEMOTIVEERD: N_("Is dit gegeven nodig voor dit doel, en kan het niet met minder? Waarom?"),
    Fact.NODIG_VOOR_EIGEN_ACTIE: N_("Heeft deze partij dit gegeven nodig voor haar eigen afgesproken actie?"),
    Fact.ALLEEN_FEIT: N_("Gaat alleen het feit mee (ja of nee, en de contactpersoon), zonder inhoud?"),
    Fact.LEVERANCIER_AKKOORD: N_("Heeft wie dit gegeven aanleverde ingestemd met doorgeven aan deze partij?"),
    Fact.ONDER_BEROEPSGEHEIM: N_("Valt dit gegeven onder het beroepsgeheim van een professional?"),
    Fact.GEHEIM_DOORBROKEN: N_("Heeft de professional zelf besloten dat dit gegeven naar deze partij mag?"),
    Fact.NIET_HANDHAVEND_VERKLAARD: N_("Heeft de ontvanger verklaard hier niet te handhaven?"),
    Fact.PETBESLUIT_COORDINATOR: N_("Hebt u als coördinator besloten dat deze pet dit gegeven mag krijgen?"),
    Fact.BSN_BEVOEGD: N_("Mag deze ontvanger het BSN volgens de wet gebruiken?"),
    Fact.GEZAGHEBBER_AKKOORD: N_("Is wie het gezag over het kind heeft akkoord?"),
    Fact.JONGERE_AKKOORD: N_("Is de jongere zelf akkoord?"),
    Fact.WPG_BESLUIT: N_("Is er een Wpg-besluit dat dit gegeven voor deze ontvanger noemt?"),
    Fact.BETROKKENE_INGELICHT: N_("Is de betrokkene ingelicht over deze verstrekking?"),
    Fact.UITZONDERING_INFORMEREN: N_("Is besloten en vastgelegd de betrokkene nog niet in te lichten, met een datum?"),
    Fact.BETROKKENE_GESPROKEN: N_("Is de betrokkene hierover gesproken?"),
    Fact.INSTEMMING_VRIJ_EN_GEINFORMEERD: N_("Is de instemming van de betrokkene vrij en geïnformeerd gegeven?"),
    Fact.SAMENHANG_GEMOTIVEERD: N_("Is gemotiveerd dat de problemen samenhangen?"),
    Fact.VOORTDUREND_EN_TERUGKEREND: N_("Zijn de problemen voortdurend én terugkerend, met feiten onderbouwd?"),
    Fact.EVALUATIE_OP_TIJD: N_("Is er op tijd geëvalueerd?"),
    Fact.VEILIGHEIDSRISICO: N_("Brengt dit iemands veiligheid in gevaar?"),
    Fact.GESPREK_OF_VEILIGHEIDSREDEN: N_("Is het gesprek met de betrokkenen gevoerd, of is er een veiligheidsreden?"),
    Fact.VERDERE_VERWERKING_VOLLEDIG: N_("Gelden alle voorwaarden voor verdere verwerking, zonder uitzondering?"),
    Fact.ACUUT_GEVAAR: N_("Is er acuut gevaar voor iemands leven?"),
    Fact.SAMENWERKAFSPRAAK: N_("Is er een vastgelegde afspraak met het samenwerkingsverband over deze casus?"),
    Fact.BRON_BEVESTIGD: N_("Is dit gegeven onlangs bij de bron bevestigd?"),
    Fact.EIGEN_GEGEVENS: N_("Zijn dit de eigen gegevens van de ontvanger?"),
    Fact.DEELNAME_BETREFT_PERSOON: N_("Doet deze partij mee voor de persoon over wie dit gaat?"),
    Fact.ALLEEN_EIGEN_VORDERING: N_("Gaat dit alleen over de eigen vordering van deze schuldeiser?"),
    Fact.AFWEGING_GEMAAKT: N_("Moet dit gegeven mee, na afweging? Waarom?"),
}


def fact_question(fact: Fact) -> str:
    """Return ``fact`` as a question, in Dutch; yes means that the fact holds."""
    return _QUESTIONS[fact]

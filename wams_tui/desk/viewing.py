"""Looking at something that is no single case: that is told to the audit log as well (NEN 7513)."""

from collections.abc import Iterable, Mapping
from enum import Enum

from storage import AuditRow, member_names
from wams_tui.casework.log import CODE, AuditAction, AuditCode, AuditEvent
from wams_tui.casework.records import decode_head
from wams_tui.casework.words import N_
from wams_tui.desk.desk import Desk
from wams_tui.desk.roles import Task, require


class Viewed(Enum):
    """What was looked at: what the audit log calls it, and the object it names."""

    CASUSLIJST = (AuditAction.LIJST_INGEZIEN, "casuslijst")
    VERSTREKKINGENREGISTER = (AuditAction.LOGBOEK_INGEZIEN, "verstrekkingenregister")
    AUDITLOG = (AuditAction.LOGBOEK_INGEZIEN, "auditlog")


ACTION_LABELS: Mapping[AuditAction, str] = {
    AuditAction.KLUIS_AANGEMAAKT: N_("kluis aangemaakt"),
    AuditAction.ONTGRENDELD: N_("ontgrendeld"),
    AuditAction.VERGRENDELD: N_("vergrendeld"),
    AuditAction.VERKEERDE_WACHTWOORDZIN: N_("verkeerde wachtwoordzin"),
    AuditAction.CASUS_AANGEMAAKT: N_("casus aangemaakt"),
    AuditAction.CASUS_INGEZIEN: N_("casus ingezien"),
    AuditAction.CASUS_GEWIJZIGD: N_("casus gewijzigd"),
    AuditAction.FASE_GEWIJZIGD: N_("casus naar een andere fase"),
    AuditAction.VERANTWOORDELIJKE_BEPAALD: N_("opnieuw bepaald wie voor de gegevens verantwoordelijk is"),
    AuditAction.PLAN_VASTGELEGD: N_("versie van het plan vastgelegd"),
    AuditAction.PLAN_GETOOND: N_("vastgelegd wie een versie van het plan zag"),
    AuditAction.PLAN_BEANTWOORD: N_("vastgelegd wat iemand van een versie van het plan vindt"),
    AuditAction.AAN_TAFEL_GETOOND: N_("plan aan tafel getoond, in bezoekmodus"),
    AuditAction.PLAN_GEEVALUEERD: N_("plan geëvalueerd"),
    AuditAction.CASUS_GEIMPORTEERD: N_("casus ingelezen"),
    AuditAction.LIJST_INGEZIEN: N_("lijst ingezien"),
    AuditAction.LOGBOEK_INGEZIEN: N_("logboek ingezien"),
    AuditAction.TOEGANG_VERLEEND: N_("toegang verleend"),
    AuditAction.TOEGANG_INGETROKKEN: N_("toegang ingetrokken"),
    AuditAction.TOEGANG_OPGERUIMD: N_("toegang opgeruimd"),
    AuditAction.OVERDRACHT_AANGEBODEN: N_("overdracht aangeboden"),
    AuditAction.OVERDRACHT_AANVAARD: N_("overdracht aanvaard"),
    AuditAction.OVERDRACHT_GEWEIGERD: N_("overdracht geweigerd"),
    AuditAction.OVERDRACHT_INGETROKKEN: N_("overdracht ingetrokken"),
    AuditAction.PIKETSLEUTEL_GEWIJZIGD: N_("piketsleutel gewijzigd"),
    AuditAction.NOODTOEGANG_GEZOCHT: N_("casus gezocht voor noodtoegang"),
    AuditAction.NOODTOEGANG_GENOMEN: N_("noodtoegang genomen"),
    AuditAction.NOODTOEGANG_GEZIEN: N_("noodtoegang gezien"),
    AuditAction.COORDINATOR_TOEGEVOEGD: N_("medewerker toegevoegd"),
    AuditAction.COORDINATOR_GEWIJZIGD: N_("naam of rol gewijzigd"),
    AuditAction.COORDINATOR_BEEINDIGD: N_("toegang tot de kluis beëindigd"),
    AuditAction.WACHTWOORDZIN_GEWIJZIGD: N_("wachtwoordzin gewijzigd"),
    AuditAction.HERSTEL_GEBRUIKT: N_("herstel gebruikt"),
    AuditAction.HERSTELHELFTEN_VERNIEUWD: N_("herstelhelften vernieuwd"),
    AuditAction.KLUISSLEUTEL_VERNIEUWD: N_("kluissleutel vernieuwd"),
    AuditAction.APPARAAT_GEWIJZIGD: N_("apparaat bij wachtwoordzin gewijzigd"),
    AuditAction.SLEUTELS_GEWIJZIGD: N_("sleutels gewijzigd"),
    AuditAction.VERSTREKT: N_("verstrekking begonnen"),
    AuditAction.VERSTREKKING_VOLTOOID: N_("verstrekking voltooid"),
    AuditAction.VERSTREKKING_MISLUKT: N_("verstrekking mislukt"),
    AuditAction.VERSTREKKING_GEWEIGERD: N_("verstrekking geweigerd"),
    AuditAction.BESLUIT_INGETROKKEN: N_("besluit om te geven ingetrokken"),
    AuditAction.BESLUIT_HERZIEN: N_("besluit om te geven herzien"),
    AuditAction.GEGEVEN_VERBETERD: N_("gegeven verbeterd"),
    AuditAction.GEGEVEN_ONJUIST: N_("gemeld dat een gegeven niet klopte"),
    AuditAction.GEGEVEN_GEWIST: N_("gegeven gewist"),
    AuditAction.KENNISGEVING_GEDAAN: N_("ontvanger verteld wat er is veranderd"),
    AuditAction.VRAAG_GESTELD: N_("vraag gesteld in de vraagbaak"),
    AuditAction.VRAAG_BEANTWOORD: N_("vraag beantwoord in de vraagbaak"),
    AuditAction.REGISTER_UITGEVOERD: N_("verstrekkingenregister uitgevoerd naar een bestand"),
    AuditAction.VERZOEK_INGEVOERD: N_("verzoek ingevoerd"),
    AuditAction.VERZOEK_ZONDER_CASUS: N_("verzoek over iemand zonder casus, beantwoord"),
    AuditAction.VERZOEK_GEWIJZIGD: N_("verzoek gewijzigd"),
    AuditAction.VERZOEK_BESLIST: N_("verzoek beslist"),
    AuditAction.VERZOEK_UITGEZET: N_("verzoek aan een ander uitgezet"),
    AuditAction.VERZOEK_BEANTWOORD: N_("antwoord van een ander vastgelegd"),
    AuditAction.FORMULIER_INGELEZEN: N_("verzoekformulier ingelezen"),
    AuditAction.OORDEEL_GEVRAAGD: N_("oordeel gevraagd"),
    AuditAction.REGELSET_IN_GEBRUIK: N_("regelset in gebruik"),
    AuditAction.REGELSET_VASTGESTELD: N_("regelset vastgesteld"),
    AuditAction.REGELSET_ADVIES: N_("advies over regelset"),
    AuditAction.BACKUP_GEMAAKT: N_("back-up gemaakt"),
    AuditAction.BACKUP_VERWIJDERD: N_("back-up verwijderd"),
    AuditAction.KLUIS_TERUGGEZET: N_("kluis teruggezet"),
    AuditAction.VERPLAATSEN_BEGONNEN: N_("verplaatsen begonnen"),
    AuditAction.KLUIS_VERPLAATST: N_("kluis verplaatst"),
    AuditAction.KLUIS_GEKOPIEERD: N_("kluis gekopieerd"),
    AuditAction.KLUIS_AANGEKOMEN: N_("kluis aangekomen"),
    AuditAction.KLUIS_BIJGEWERKT: N_("kluis bijgewerkt"),
    AuditAction.KLUIS_OPGERUIMD: N_("resten opgeruimd"),
    AuditAction.BRIEF_GEMAAKT: N_("brief gemaakt"),
    AuditAction.CASUS_VERNIETIGD: N_("casus vernietigd"),
    AuditAction.UITZONDERING_VASTGELEGD: N_("vastgelegd: nog niet ingelicht, met reden"),
    AuditAction.BETROKKENE_INGELICHT: N_("vastgelegd: verteld wat er is gedeeld"),
    AuditAction.GEHEIMBESLUIT_VASTGELEGD: N_("besluit over beroepsgeheim vastgelegd"),
    AuditAction.GEGEVEN_BEVESTIGD: N_("gegeven opnieuw bevestigd"),
    AuditAction.GEVAAR_VASTGELEGD: N_("acuut gevaar vastgelegd"),
    AuditAction.GEVAAR_GEMELD: N_("acuut gevaar gemeld aan de FG"),
    AuditAction.GEVAAR_TERUGBLIK: N_("teruggekeken op acuut gevaar"),
    AuditAction.GEVAAR_GEZIEN: N_("melding van acuut gevaar gezien"),
    AuditAction.GEVAAR_VOORBIJ: N_("acuut gevaar voorbij"),
    AuditAction.WPG_BESLUIT_VASTGELEGD: N_("besluit van de politie vastgelegd"),
    AuditAction.MACHTIGING_VASTGELEGD: N_("machtiging vastgelegd"),
    AuditAction.MACHTIGING_INGETROKKEN: N_("machtiging ingetrokken"),
    AuditAction.DEELNAME_VASTGELEGD: N_("vastgelegd voor wie een deelnemer meedoet"),
    AuditAction.DEELNEMER_TOEGEVOEGD: N_("deelnemer toegevoegd"),
    AuditAction.DEELNEMER_GEWIJZIGD: N_("deelnemer gewijzigd"),
    AuditAction.DEELNAME_BEEINDIGD: N_("deelname beëindigd"),
    AuditAction.OVERLEG_VOORBEREID: N_("overleg voorbereid"),
    AuditAction.OVERLEG_GEWIJZIGD: N_("overleg gewijzigd"),
    AuditAction.OVERLEG_UITGENODIGD: N_("uitnodiging voor overleg gemaakt"),
    AuditAction.OVERLEG_AFGELAST: N_("overleg afgelast"),
    AuditAction.OVERLEG_GEHOUDEN: N_("vastgelegd wie er bij het overleg was"),
    AuditAction.OVERLEG_BESLUIT: N_("besluit in overleg opgeschreven"),
    AuditAction.PARTNER_VASTGELEGD: N_("organisatie in het adresboek vastgelegd"),
    AuditAction.BRIEF_VOLTOOID: N_("brief voltooid"),
    AuditAction.BRIEF_MISLUKT: N_("brief mislukt"),
    AuditAction.SLEUTEL_GECONTROLEERD: N_("sleutel van een organisatie gecontroleerd"),
    AuditAction.PARTNER_VERWIJDERD: N_("organisatie uit het adresboek gehaald"),
    AuditAction.PARTNERS_UITGEVOERD: N_("adresboek uitgevoerd"),
    AuditAction.PERSOON_TOEGEVOEGD: N_("persoon toegevoegd"),
    AuditAction.PERSOON_GEWIJZIGD: N_("persoon gewijzigd"),
    AuditAction.ANTWOORD_VASTGELEGD: N_("antwoord op meedoen vastgelegd"),
    AuditAction.GEHEIM_ADRES_INGEZIEN: N_("geheim adres ingezien"),
    AuditAction.PLAN_GEWIJZIGD: N_("plan gewijzigd"),
    AuditAction.TAAK_GENOTEERD: N_("taak genoteerd"),
    AuditAction.TAAK_GEDAAN: N_("taak gedaan"),
    AuditAction.TAAK_HEROPEND: N_("taak weer open"),
    AuditAction.TAAK_VERPLAATST: N_("taak naar een andere dag"),
    AuditAction.LIJST_BIJGEWERKT: N_("regel in de lijst bijgewerkt"),
    AuditAction.REGELSET_BEWAARD: N_("regelset bewaard"),
    AuditAction.HUISSTIJL_GENOEMD: N_("huisstijl genoemd"),
    AuditAction.REGIME_VOORGESTELD: N_("regime voorgesteld"),
    AuditAction.REGIME_BEVESTIGD: N_("regime bevestigd"),
    AuditAction.REGIME_ADVIES: N_("advies over regime"),
    AuditAction.REGIME_INGETROKKEN: N_("regime ingetrokken"),
    AuditAction.LAPTOP_TOEGELATEN: N_("laptop toegelaten of geweigerd"),
    AuditAction.REIS_INGEPAKT: N_("reiskluis ingepakt"),
    AuditAction.CASUS_MEEGENOMEN: N_("casus meegenomen op huisbezoek"),
    AuditAction.CASUS_TERUGGEBRACHT: N_("casus teruggebracht van huisbezoek"),
    AuditAction.REIS_TERUGGEBRACHT: N_("reiskluis teruggebracht"),
    AuditAction.REIS_INGETROKKEN: N_("reiskluis ingetrokken"),
    AuditAction.BOTSING_BESLIST: N_("gekozen tussen kantoor en laptop"),
}
"""What was done, in words (Dutch, marked for the catalogue)."""


def case_codes(desk: Desk, wanted: Iterable[str]) -> dict[str, str]:
    """Return the codes of those of the cases ``wanted`` (ids) that this coordinator holds."""
    ids = set(wanted)
    return {head.case_id: decode_head(head.content).code for head in desk.session.heads() if head.case_id in ids}


def codes_told(lines: Iterable[AuditRow]) -> dict[str, str]:
    """Return by id the codes of the cases that audit lines tell of, as far as they open for whoever reads them."""
    return {
        row.event.object_id: row.event.details[CODE]
        for row in lines
        if row.event is not None and row.event.object_kind == "casus" and CODE in row.event.details
    }


def names_of(desk: Desk) -> dict[str, str]:
    """Return by id what everybody is called who was ever in the vault, also who left."""
    return member_names(desk.session)


def record_view(desk: Desk, viewed: Viewed) -> None:
    """Write the audit line of a view; called before what is viewed is shown.

    Raises:
        Refused: it is the audit log, and whoever is at the desk does not read it.
    """
    if viewed is Viewed.AUDITLOG:
        require(desk, Task.AUDITLOG_LEZEN)
    action, kind = viewed.value
    desk.session.record_event(AuditEvent(action=action, code=AuditCode.READ, object_kind=kind, purpose="coordinatie"))

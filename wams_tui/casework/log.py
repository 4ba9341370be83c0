"""What the two logs say: the audit log about users, the disclosure ledger about data subjects.

The two are joined by ``disclosure`` / ``audit`` ids and never mix: no user stands in a ledger line (Logboek
Dataverwerkingen), no datum in an audit line (NEN 7513 names objects by id).
"""

from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from wams_tui.casework.codes import Basis, Category, Channel, Hat, Party, Purpose, Regime


class AuditAction(StrEnum):
    """What was done (NEN 7513 EventTypeCode, ours)."""

    KLUIS_AANGEMAAKT = "kluis-aangemaakt"
    ONTGRENDELD = "ontgrendeld"
    VERGRENDELD = "vergrendeld"
    VERKEERDE_WACHTWOORDZIN = "verkeerde-wachtwoordzin"
    CASUS_AANGEMAAKT = "casus-aangemaakt"
    CASUS_INGEZIEN = "casus-ingezien"
    CASUS_GEWIJZIGD = "casus-gewijzigd"
    FASE_GEWIJZIGD = "fase-gewijzigd"
    VERANTWOORDELIJKE_BEPAALD = "verantwoordelijke-bepaald"
    PLAN_VASTGELEGD = "plan-vastgelegd"
    PLAN_GETOOND = "plan-getoond"
    AAN_TAFEL_GETOOND = "aan-tafel-getoond"
    PLAN_BEANTWOORD = "plan-beantwoord"
    PLAN_GEEVALUEERD = "plan-geevalueerd"
    CASUS_GEIMPORTEERD = "casus-geimporteerd"
    LIJST_INGEZIEN = "lijst-ingezien"
    LOGBOEK_INGEZIEN = "logboek-ingezien"
    TOEGANG_VERLEEND = "toegang-verleend"
    TOEGANG_INGETROKKEN = "toegang-ingetrokken"
    TOEGANG_OPGERUIMD = "toegang-opgeruimd"
    OVERDRACHT_AANGEBODEN = "overdracht-aangeboden"
    OVERDRACHT_AANVAARD = "overdracht-aanvaard"
    OVERDRACHT_GEWEIGERD = "overdracht-geweigerd"
    OVERDRACHT_INGETROKKEN = "overdracht-ingetrokken"
    PIKETSLEUTEL_GEWIJZIGD = "piketsleutel-gewijzigd"
    NOODTOEGANG_GEZOCHT = "noodtoegang-gezocht"
    NOODTOEGANG_GENOMEN = "noodtoegang-genomen"
    NOODTOEGANG_GEZIEN = "noodtoegang-gezien"
    COORDINATOR_TOEGEVOEGD = "coordinator-toegevoegd"
    COORDINATOR_GEWIJZIGD = "coordinator-gewijzigd"
    COORDINATOR_BEEINDIGD = "coordinator-beeindigd"
    WACHTWOORDZIN_GEWIJZIGD = "wachtwoordzin-gewijzigd"
    HERSTEL_GEBRUIKT = "herstel-gebruikt"
    HERSTELHELFTEN_VERNIEUWD = "herstelhelften-vernieuwd"
    KLUISSLEUTEL_VERNIEUWD = "kluissleutel-vernieuwd"
    APPARAAT_GEWIJZIGD = "apparaat-gewijzigd"
    SLEUTELS_GEWIJZIGD = "sleutels-gewijzigd"
    VERSTREKT = "verstrekt"
    VERSTREKKING_VOLTOOID = "verstrekking-voltooid"
    VERSTREKKING_MISLUKT = "verstrekking-mislukt"
    VERSTREKKING_GEWEIGERD = "verstrekking-geweigerd"
    BESLUIT_INGETROKKEN = "besluit-ingetrokken"
    BESLUIT_HERZIEN = "besluit-herzien"
    GEGEVEN_VERBETERD = "gegeven-verbeterd"
    GEGEVEN_ONJUIST = "gegeven-onjuist"
    GEGEVEN_GEWIST = "gegeven-gewist"
    KENNISGEVING_GEDAAN = "kennisgeving-gedaan"
    VRAAG_GESTELD = "vraag-gesteld"
    VRAAG_BEANTWOORD = "vraag-beantwoord"
    REGISTER_UITGEVOERD = "register-uitgevoerd"
    VERZOEK_INGEVOERD = "verzoek-ingevoerd"
    VERZOEK_ZONDER_CASUS = "verzoek-zonder-casus"
    VERZOEK_GEWIJZIGD = "verzoek-gewijzigd"
    BRIEF_VOLTOOID = "brief-voltooid"
    BRIEF_MISLUKT = "brief-mislukt"
    VERZOEK_BESLIST = "verzoek-beslist"
    VERZOEK_UITGEZET = "verzoek-uitgezet"
    VERZOEK_BEANTWOORD = "verzoek-beantwoord"
    FORMULIER_INGELEZEN = "formulier-ingelezen"
    OORDEEL_GEVRAAGD = "oordeel-gevraagd"
    REGELSET_IN_GEBRUIK = "regelset-in-gebruik"
    REGELSET_VASTGESTELD = "regelset-vastgesteld"
    REGELSET_ADVIES = "regelset-advies"
    BACKUP_GEMAAKT = "back-up-gemaakt"
    BACKUP_VERWIJDERD = "back-up-verwijderd"
    KLUIS_TERUGGEZET = "kluis-teruggezet"
    VERPLAATSEN_BEGONNEN = "verplaatsen-begonnen"
    KLUIS_VERPLAATST = "kluis-verplaatst"
    KLUIS_GEKOPIEERD = "kluis-gekopieerd"
    KLUIS_AANGEKOMEN = "kluis-aangekomen"
    KLUIS_BIJGEWERKT = "kluis-bijgewerkt"
    KLUIS_OPGERUIMD = "kluis-opgeruimd"
    BRIEF_GEMAAKT = "brief-gemaakt"
    CASUS_VERNIETIGD = "casus-vernietigd"
    UITZONDERING_VASTGELEGD = "uitzondering-vastgelegd"
    BETROKKENE_INGELICHT = "betrokkene-ingelicht"
    GEHEIMBESLUIT_VASTGELEGD = "geheimbesluit-vastgelegd"
    GEGEVEN_BEVESTIGD = "gegeven-bevestigd"
    GEVAAR_VASTGELEGD = "gevaar-vastgelegd"
    GEVAAR_GEMELD = "gevaar-gemeld"
    GEVAAR_TERUGBLIK = "gevaar-terugblik"
    GEVAAR_GEZIEN = "gevaar-gezien"
    GEVAAR_VOORBIJ = "gevaar-voorbij"
    WPG_BESLUIT_VASTGELEGD = "wpg-besluit-vastgelegd"
    MACHTIGING_VASTGELEGD = "machtiging-vastgelegd"
    MACHTIGING_INGETROKKEN = "machtiging-ingetrokken"
    DEELNAME_VASTGELEGD = "deelname-vastgelegd"
    DEELNEMER_TOEGEVOEGD = "deelnemer-toegevoegd"
    DEELNEMER_GEWIJZIGD = "deelnemer-gewijzigd"
    DEELNAME_BEEINDIGD = "deelname-beeindigd"
    OVERLEG_VOORBEREID = "overleg-voorbereid"
    OVERLEG_GEWIJZIGD = "overleg-gewijzigd"
    OVERLEG_UITGENODIGD = "overleg-uitgenodigd"
    OVERLEG_AFGELAST = "overleg-afgelast"
    OVERLEG_GEHOUDEN = "overleg-gehouden"
    OVERLEG_BESLUIT = "overleg-besluit"
    PARTNER_VASTGELEGD = "partner-vastgelegd"
    SLEUTEL_GECONTROLEERD = "sleutel-gecontroleerd"
    PARTNER_VERWIJDERD = "partner-verwijderd"
    PARTNERS_UITGEVOERD = "partners-uitgevoerd"
    PERSOON_TOEGEVOEGD = "persoon-toegevoegd"
    PERSOON_GEWIJZIGD = "persoon-gewijzigd"
    ANTWOORD_VASTGELEGD = "antwoord-vastgelegd"
    GEHEIM_ADRES_INGEZIEN = "geheim-adres-ingezien"
    PLAN_GEWIJZIGD = "plan-gewijzigd"
    TAAK_GENOTEERD = "taak-genoteerd"
    TAAK_GEDAAN = "taak-gedaan"
    TAAK_HEROPEND = "taak-heropend"
    TAAK_VERPLAATST = "taak-verplaatst"
    LIJST_BIJGEWERKT = "lijst-bijgewerkt"
    REGELSET_BEWAARD = "regelset-bewaard"
    HUISSTIJL_GENOEMD = "huisstijl-genoemd"
    REGIME_VOORGESTELD = "regime-voorgesteld"
    REGIME_BEVESTIGD = "regime-bevestigd"
    REGIME_ADVIES = "regime-advies"
    REGIME_INGETROKKEN = "regime-ingetrokken"
    LAPTOP_TOEGELATEN = "laptop-toegelaten"
    REIS_INGEPAKT = "reis-ingepakt"
    CASUS_MEEGENOMEN = "casus-meegenomen"
    CASUS_TERUGGEBRACHT = "casus-teruggebracht"
    REIS_TERUGGEBRACHT = "reis-teruggebracht"
    REIS_INGETROKKEN = "reis-ingetrokken"
    BOTSING_BESLIST = "botsing-beslist"


class AuditCode(StrEnum):
    """NEN 7513 EventActionCode."""

    CREATE = "C"
    READ = "R"
    UPDATE = "U"
    DELETE = "D"
    EXECUTE = "E"


CODE = "code"
"""The detail in which the making of a case, or an emergency access to it, tells its code."""


class AuditEvent(BaseModel):
    """One thing a user did; the store adds who, when and what it wrote.

    ``details`` holds codes, counts and ids only, never personal data; of an emergency access, the reason in the
    officer's words, asked without names.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    action: AuditAction
    code: AuditCode
    success: bool = True
    object_kind: str = ""
    object_id: str = ""
    purpose: str = ""
    details: dict[str, str] = {}


class LedgerEvent(StrEnum):
    """The life of a disclosure in the ledger; what was begun and never completed is told by the absence of an end.

    ``vernietigd`` is the last line of a case: ``disclosure`` is the id of its destruction, ``conditions`` the ground.
    """

    VERSTREKKING = "verstrekking"
    VOLTOOID = "voltooid"
    MISLUKT = "mislukt"
    VERNIETIGD = "vernietigd"


class LedgerField(BaseModel):
    """Which datum went: its record, its version, what kind it is; never its value."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    record: str
    version: int
    category: Category


class LedgerEntry(BaseModel):
    """One ledger line: what of one person went to whom, on which basis, for which purpose, under which rules.

    ``subject`` is the person's random id, readable as a name only with the case key. For ``voltooid`` and ``mislukt``
    the fields that describe the data are empty and ``file_hash`` says what was written.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    event: LedgerEvent
    disclosure: str
    case: str
    subject: str
    recipient: str = ""
    recipient_party: Party | None = None
    recipient_hat: Hat | None = None
    basis: Basis | None = None
    purpose: Purpose | None = None
    regime: Regime | None = None
    channel: Channel | None = None
    format: str = ""
    fields: tuple[LedgerField, ...] = ()
    asked: tuple[Category, ...] = ()
    """Of a request form: the kinds of data asked about this person; that we ask for them is told by asking."""
    conditions: tuple[str, ...] = ()
    rule_set: str = ""
    rule_set_hash: str = ""
    rules: tuple[str, ...] = ()
    content_hash: str = ""
    file_hash: str = ""
    decided_on: date | None = None

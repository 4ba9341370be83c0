"""The closed lists: stable Dutch codes, the same in rules, ledger, JSON and on the command line (design §4)."""

from enum import StrEnum


class Party(StrEnum):
    """Who receives or supplies data (law §4.c, with §12 items 8–11)."""

    TOEGANG = "toegang"
    JEUGDHULP = "jeugdhulp"
    SCHULDHULP = "schuldhulp"
    BEWINDVOERDER = "bewindvoerder"
    WERK_INKOMEN = "werk-inkomen"
    WERK_INKOMEN_HANDHAVING = "werk-inkomen-handhaving"
    UWV_SVB = "uwv-svb"
    GGZ_MEDISCH = "ggz-medisch"
    OGGZ = "oggz"
    WMO_AANBIEDER = "wmo-aanbieder"
    SCHOOL = "school"
    LEERPLICHT = "leerplicht"
    WONINGCORPORATIE = "woningcorporatie"
    POLITIE = "politie"
    JUSTITIE = "justitie"
    GI = "gi"
    RVDK = "rvdk"
    VEILIG_THUIS = "veilig-thuis"
    ZORGVERZEKERAAR_CIZ = "zorgverzekeraar-ciz"
    CLIENTONDERSTEUNER = "clientondersteuner"
    SCHULDEISER = "schuldeiser"
    CLIENT = "client"
    GEZINSLID = "gezinslid"
    INFORMEEL_NETWERK = "informeel-netwerk"
    OOV = "oov"
    ZVH = "zvh"
    TOEZICHT = "toezicht"


class Hat(StrEnum):
    """The role in which somebody takes part (*pet*); one per participation."""

    TOELEIDING = "toeleiding"
    HULPVERLENING = "hulpverlening"
    COORDINATIE = "coordinatie"
    HANDHAVING = "handhaving"
    VERHUUR = "verhuur"
    ONDERWIJS = "onderwijs"
    SCHULDEISER = "schuldeiser"
    TOEZICHT = "toezicht"
    BETROKKENE = "betrokkene"


class Category(StrEnum):
    """Kinds of personal data (law §4.d; ``geheim-adres`` apart by §12 item 12)."""

    IDENTITEIT = "identiteit"
    GEHEIM_ADRES = "geheim-adres"
    BSN = "bsn"
    HUISHOUDEN = "huishouden"
    BEKENDHEID = "bekendheid"
    HULPVRAAG_PLAN = "hulpvraag-plan"
    GEZONDHEID = "gezondheid"
    JEUGDHULP = "jeugdhulp"
    SCHULDEN_INKOMEN = "schulden-inkomen"
    WONEN = "wonen"
    ONDERWIJS = "onderwijs"
    UITKERING_WERK = "uitkering-werk"
    STRAFRECHT = "strafrecht"
    HUISELIJK_GEWELD = "huiselijk-geweld"
    ONREGELMATIGHEID = "onregelmatigheid"
    OVERIG_BIJZONDER = "overig-bijzonder"
    VERBLIJFSSTATUS = "verblijfsstatus"
    DERDEN = "derden"
    WERKAANTEKENING = "werkaantekening"


class Purpose(StrEnum):
    """What data are wanted for (law §4.b)."""

    ONDERZOEK = "onderzoek"
    PLAN = "plan"
    CASUSOVERLEG = "casusoverleg"
    EIGEN_ACTIE = "eigen-actie"
    EVALUATIE = "evaluatie"
    MELDPUNT = "meldpunt"
    VOORZIENING = "voorziening"
    VEILIG_THUIS_MELDING = "veilig-thuis-melding"
    ACUUT_GEVAAR = "acuut-gevaar"
    RECHTEN = "rechten"
    KWALITEIT = "kwaliteit"
    STATISTIEK = "statistiek"
    VERDERE_VERWERKING = "verdere-verwerking"
    HANDHAVING = "handhaving"
    OPSPORING_VERVOLGING = "opsporing-vervolging"
    DWANG = "dwang"
    VROEGSIGNALERING = "vroegsignalering"
    LEEFBAARHEID = "leefbaarheid"
    MONITORING = "monitoring"


FORBIDDEN_PURPOSES = frozenset(
    {
        Purpose.HANDHAVING,
        Purpose.OPSPORING_VERVOLGING,
        Purpose.DWANG,
        Purpose.VROEGSIGNALERING,
        Purpose.LEEFBAARHEID,
        Purpose.MONITORING,
    }
)
"""Purposes that are listed so that they can be named and refused (law §4.b X1–X6)."""


class Basis(StrEnum):
    """Legal bases B1–B22 (law §4.a, design §4)."""

    WAMS_ONDERZOEK_CLIENT = "wams-onderzoek-client"
    WAMS_ONDERZOEK_PROFESSIONAL = "wams-onderzoek-professional"
    WAMS_GECOORDINEERDE_AANPAK = "wams-gecoordineerde-aanpak"
    WAMS_VERDERE_VERWERKING = "wams-verdere-verwerking"
    WAMS_MELDPUNT = "wams-meldpunt"
    WMO_TOEGANG = "wmo-toegang"
    WMO_HERGEBRUIK = "wmo-hergebruik"
    WMO_VERSTREKKING_AANBIEDER = "wmo-verstrekking-aanbieder"
    WMO_AANBIEDER_AAN_COLLEGE = "wmo-aanbieder-aan-college"
    WMO_ZORGVERZEKERAAR = "wmo-zorgverzekeraar"
    WMO_VEILIG_THUIS = "wmo-veilig-thuis"
    JEUGDWET_OTS = "jeugdwet-ots"
    JEUGDWET_TOEGANG = "jeugdwet-toegang"
    PARTICIPATIEWET = "participatiewet"
    SUWI = "suwi"
    WGS_SCHULDHULP = "wgs-schuldhulp"
    WPG = "wpg"
    WVGGZ_WZD = "wvggz-wzd"
    WGS_SAMENWERKINGSVERBAND = "wgs-samenwerkingsverband"
    AWIR = "awir"
    VITAAL_BELANG = "vitaal-belang"
    AVG_RECHTEN = "avg-rechten"


class Phase(StrEnum):
    """Where a case stands (law §3.1)."""

    MELDING = "melding"
    TRIAGE = "triage"
    AANMELDING_CLIENT = "aanmelding-client"
    VERZOEK_PROFESSIONAL = "verzoek-professional"
    ONDERZOEK = "onderzoek"
    BESLUIT_AANPAK = "besluit-aanpak"
    PLAN = "plan"
    UITVOERING = "uitvoering"
    EVALUATIE = "evaluatie"
    AFGESLOTEN = "afgesloten"
    BEWAREN = "bewaren"
    VERNIETIGD = "vernietigd"


class Domain(StrEnum):
    """The fields a problem can lie in: the four acts of the social domain, and the adjacent ones (law §2)."""

    MAATSCHAPPELIJKE_ONDERSTEUNING = "maatschappelijke-ondersteuning"
    JEUGD = "jeugd"
    PARTICIPATIE = "participatie"
    SCHULDHULP = "schuldhulp"
    ONDERWIJS = "onderwijs"
    ZORG = "zorg"
    GGZ = "ggz"
    BESCHERMD_WONEN = "beschermd-wonen"
    WONEN = "wonen"
    VEILIGHEID = "veiligheid"
    UWV = "uwv"

    @property
    def is_social(self) -> bool:
        """Whether it belongs to the social domain itself (Wmo 2015, Jeugdwet, Participatiewet, Wgs)."""
        return self in _SOCIAL


_SOCIAL = frozenset({Domain.MAATSCHAPPELIJKE_ONDERSTEUNING, Domain.JEUGD, Domain.PARTICIPATIE, Domain.SCHULDHULP})


class Initiative(StrEnum):
    """Whose initiative the approach is (law §3.1 rows 0, 1a, 1b)."""

    CLIENT = "client"
    PROFESSIONAL = "professional"
    MELDPUNT = "meldpunt"


class Regime(StrEnum):
    """Which law counts on a day (design §4)."""

    HUIDIG_RECHT = "huidig-recht"
    WAMS_WETSVOORSTEL = "wams-wetsvoorstel"
    WAMS_IN_WERKING = "wams-in-werking"


class VaultNature(StrEnum):
    """Practice or real, from birth and for ever."""

    OEFENKLUIS = "oefenkluis"
    ECHT = "echt"


class Direction(StrEnum):
    """Which way the data go, seen from the coordinator."""

    VERSTREKKEN = "verstrekken"
    OPVRAGEN = "opvragen"


class Capacity(StrEnum):
    """As what the data subject stands in the case (law §2 *cliënt*, §12 items 3 and 14)."""

    CLIENT = "client"
    GEZINSLID_AKKOORD = "gezinslid-akkoord"
    GEZINSLID_NIET_AKKOORD = "gezinslid-niet-akkoord"
    DERDE = "derde"
    MELDER = "melder"


class AgeBand(StrEnum):
    """The three ages at which somebody else speaks along (law §4.e condition i)."""

    ONDER_12 = "onder-12"
    VAN_12_TOT_16 = "12-15"
    VANAF_16 = "vanaf-16"


class Channel(StrEnum):
    """How a disclosure reaches its recipient."""

    PAPIER = "papier"
    VEILIGE_MAIL = "veilige-mail"
    VERSLEUTELD_BESTAND = "versleuteld-bestand"
    MONDELING = "mondeling"


class Sealing(StrEnum):
    """How a file is closed to everybody but its recipient."""

    OPEN = "open"
    SLEUTEL = "sleutel"
    """Encrypted with age to the recipient's public key."""
    WACHTWOORD = "wachtwoord"
    """A PDF with AES-256 under a password that goes by another way."""


class Fact(StrEnum):
    """What a verdict may turn on besides codes and dates; each is yes, no or unknown."""

    NOODZAAK_GEMOTIVEERD = "noodzaak-gemotiveerd"
    NODIG_VOOR_EIGEN_ACTIE = "nodig-voor-eigen-actie"
    ALLEEN_FEIT = "alleen-feit"
    LEVERANCIER_AKKOORD = "leverancier-akkoord"
    ONDER_BEROEPSGEHEIM = "onder-beroepsgeheim"
    GEHEIM_DOORBROKEN = "geheim-doorbroken"
    NIET_HANDHAVEND_VERKLAARD = "niet-handhavend-verklaard"
    PETBESLUIT_COORDINATOR = "petbesluit-coordinator"
    BSN_BEVOEGD = "bsn-bevoegd"
    GEZAGHEBBER_AKKOORD = "gezaghebber-akkoord"
    JONGERE_AKKOORD = "jongere-akkoord"
    WPG_BESLUIT = "wpg-besluit"
    BETROKKENE_INGELICHT = "betrokkene-ingelicht"
    UITZONDERING_INFORMEREN = "uitzondering-informeren"
    """Somebody decided, with a reason and a review date that has not passed, not to inform the person yet."""
    BETROKKENE_GESPROKEN = "betrokkene-gesproken"
    INSTEMMING_VRIJ_EN_GEINFORMEERD = "instemming-vrij-en-geinformeerd"
    SAMENHANG_GEMOTIVEERD = "samenhang-gemotiveerd"
    VOORTDUREND_EN_TERUGKEREND = "voortdurend-en-terugkerend"
    EVALUATIE_OP_TIJD = "evaluatie-op-tijd"
    VEILIGHEIDSRISICO = "veiligheidsrisico"
    GESPREK_OF_VEILIGHEIDSREDEN = "gesprek-of-veiligheidsreden"
    VERDERE_VERWERKING_VOLLEDIG = "verdere-verwerking-volledig"
    """Every point of the rule set's list for further use holds; never answered by itself (law.checklist)."""
    ACUUT_GEVAAR = "acuut-gevaar"
    SAMENWERKAFSPRAAK = "samenwerkafspraak"
    BRON_BEVESTIGD = "bron-bevestigd"
    EIGEN_GEGEVENS = "eigen-gegevens"
    DEELNAME_BETREFT_PERSOON = "deelname-betreft-persoon"
    """The party takes part for this person, alone or among others (doelbinding per person)."""
    ALLEEN_EIGEN_VORDERING = "alleen-eigen-vordering"
    """The datum is about this creditor's own claim, and not about debts elsewhere."""
    AFWEGING_GEMAAKT = "afweging-gemaakt"
    """The coordinator weighed what only a person may weigh, and wrote down why; no rule turns on it."""


class Answer(StrEnum):
    """Yes, no, or not known; not known never counts as yes."""

    JA = "ja"
    NEE = "nee"
    ONBEKEND = "onbekend"


class Decider(StrEnum):
    """Who weighs where a verdict is ``afweging``; the program never does (design §4, law §4.f)."""

    COORDINATOR = "coordinator"
    PROFESSIONAL = "professional"
    BEVOEGD_GEZAG = "bevoegd-gezag"
    BETROKKENE = "betrokkene"


class Mandate(StrEnum):
    """Things with a beginning and an end that carry a disclosure (design §4, law §12 items 8 and 10)."""

    DEELNAME = "deelname"
    GRONDSLAG = "grondslag"
    BESLUIT_AANPAK = "besluit-aanpak"
    """The decision to coordinate, which B3 and B4 rest on (law §3.1 row 3)."""
    MACHTIGING = "machtiging"
    ONDERTOEZICHTSTELLING = "ondertoezichtstelling"
    BEWIND = "bewind"


class SecrecyAct(StrEnum):
    """The act under which a professional keeps silent (law §4.f)."""

    WGBO = "wgbo-7-457"
    JEUGDWET = "jeugdwet-7-3-11"
    BIG = "big-88"
    PARTICIPATIEWET = "pw-65"
    SUWI = "suwi-74"
    WMO = "wmo-5-3-3"


class SecrecyGround(StrEnum):
    """Why a professional spoke, or that they did not (law §4.f)."""

    TOESTEMMING = "toestemming"
    WETTELIJKE_PLICHT = "wettelijke-plicht"
    WETTELIJK_RECHT = "wettelijk-recht"
    CONFLICT_VAN_PLICHTEN = "conflict-van-plichten"
    VITAAL_BELANG = "vitaal-belang"
    GOEDE_HULPVERLENING = "goede-hulpverlening"
    NIET_DOORBROKEN = "niet-doorbroken"

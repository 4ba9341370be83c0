"""Who usually sits around a household, what they do there, and what they know: the stock generated cases draw on."""

from dataclasses import dataclass
from enum import Enum

from wams_tui.casework.codes import Category, Hat, Party, SecrecyAct
from wams_tui.desk.practice.world import TOWN


class About(Enum):
    """Of whom in a household a fact can be."""

    ADULT = "adult"
    CHILD = "child"
    ANYBODY = "anybody"


@dataclass(frozen=True, slots=True)
class Fact:
    """Something a participant may know: its kind, its label and a few ways it can read."""

    category: Category
    label: str
    values: tuple[str, ...]
    about: About = About.ADULT


@dataclass(frozen=True, slots=True)
class Trade:
    """A kind of participant with one hat, where they work and what they bring along."""

    party: Party
    hat: Hat
    organisations: tuple[str, ...]
    functions: tuple[str, ...]
    actions: tuple[str, ...]
    facts: tuple[Fact, ...]
    asks: tuple[tuple[Category, str], ...]
    secrecy: SecrecyAct | None = None


OWN_FACTS = (
    Fact(
        Category.HULPVRAAG_PLAN,
        "Wat hij of zij zelf wil",
        (
            "'Ik wil weer overzicht.'",
            "'Eerst rust in huis.'",
            "'Dat iemand één keer met mij meekijkt.'",
            "'Weer werken, maar niet alles tegelijk.'",
            "'Dat de kinderen er geen last van hebben.'",
        ),
        About.ANYBODY,
    ),
    Fact(
        Category.HULPVRAAG_PLAN,
        "Wat goed gaat",
        ("Eet elke dag samen", "Brengt de kinderen op tijd", "Heeft een buurvrouw die helpt", "Sport elke week"),
        About.ANYBODY,
    ),
    Fact(
        Category.HUISHOUDEN,
        "Netwerk",
        ("Zus woont om de hoek", "Weinig contact met familie", "Oma past op woensdag op"),
    ),
    Fact(Category.GEZONDHEID, "Hoe het gaat", ("Slaapt slecht", "Vaak hoofdpijn", "Voelt zich beter dan vorige maand")),
    Fact(
        Category.UITKERING_WERK,
        "Werk",
        ("Werkt 24 uur in een winkel", "Zoekt werk in de zorg", "Werkt als oproepkracht"),
    ),
)

TRADES = (
    Trade(
        Party.TOEGANG,
        Hat.TOELEIDING,
        (f"Wijkteam {TOWN}-Noord", f"Wijkteam {TOWN}-Oost", f"Wijkteam {TOWN}-Zuid"),
        ("Wmo-consulent", "jeugdconsulent", "gezinswerker in de toegang"),
        ("Beschikking en herbeoordeling.", "Onderzoekt welke voorziening past."),
        (
            Fact(
                Category.WONEN,
                "Woning",
                ("Eengezinswoning, vier kamers", "Bovenwoning met trap", "Te klein, ingeschreven"),
            ),
            Fact(
                Category.GEZONDHEID, "Beperking", ("Kan niet tillen", "Slechthorend", "Kan moeilijk prikkels verdragen")
            ),
        ),
        ((Category.SCHULDEN_INKOMEN, "of er een regeling loopt"), (Category.HULPVRAAG_PLAN, "welke doelen er zijn")),
    ),
    Trade(
        Party.JEUGDHULP,
        Hat.HULPVERLENING,
        ("Jeugdhulp De Bries", "Jeugdhulp Nieuw Tij"),
        ("gezinsbegeleider", "systeemtherapeut", "ambulant begeleider"),
        ("Wekelijks gesprek met ouder en kind.", "Ochtendroutine oefenen.", "Spelbegeleiding."),
        (
            Fact(
                Category.JEUGDHULP, "Opvoeding", ("Werkt aan vaste regels", "Ouder leert grenzen stellen"), About.CHILD
            ),
            Fact(Category.JEUGDHULP, "Begeleiding", ("Spelbegeleiding om de week", "Praat nu meer"), About.CHILD),
        ),
        ((Category.ONDERWIJS, "hoe het op school gaat"), (Category.HULPVRAAG_PLAN, "wat de andere hulp doet")),
        SecrecyAct.JEUGDWET,
    ),
    Trade(
        Party.SCHULDHULP,
        Hat.HULPVERLENING,
        (f"Schuldhulp {TOWN}",),
        ("schuldhulpverlener", "budgetcoach"),
        ("Schuldregeling aanvragen.", "Budgetbeheer.", "Inkomsten en vaste lasten op orde."),
        (
            Fact(Category.SCHULDEN_INKOMEN, "Schulden", ("€ 4.210,35", "€ 17.980,00", "€ 9.055,80", "€ 36.400,12")),
            Fact(Category.SCHULDEN_INKOMEN, "Budget", ("€ 70,00 leefgeld per week", "€ 55,00 leefgeld per week")),
            Fact(
                Category.SCHULDEN_INKOMEN, "Regeling", ("Aangevraagd", "Loopt sinds twee maanden", "Nog niet mogelijk")
            ),
        ),
        ((Category.UITKERING_WERK, "welke inkomsten er zijn"), (Category.WONEN, "hoe hoog de huurachterstand is")),
    ),
    Trade(
        Party.WONINGCORPORATIE,
        Hat.VERHUUR,
        ("Woonstichting De Rietkraag", "Woonstichting Onder Dak"),
        ("consulent incasso", "wijkbeheerder"),
        ("Zet de ontruiming stil zolang de regeling loopt.", "Herstelt de schimmel in de slaapkamer."),
        (
            Fact(Category.WONEN, "Huurachterstand", ("€ 612,40", "€ 1.438,00", "Geen achterstand meer", "€ 2.950,75")),
            Fact(Category.WONEN, "Overlast", ("Eén klacht over geluid", "Geen klachten", "Twee klachten, besproken")),
        ),
        ((Category.SCHULDEN_INKOMEN, "of er een regeling komt"), (Category.GEZONDHEID, "wat er met de bewoner is")),
    ),
    Trade(
        Party.GGZ_MEDISCH,
        Hat.HULPVERLENING,
        (f"GGZ {TOWN}", "Huisartsenpraktijk De Terp", "Verslavingszorg De Brug"),
        ("behandelaar", "huisarts", "psycholoog"),
        ("Behandeling.", "Signaleringsplan."),
        (
            Fact(Category.GEZONDHEID, "Behandeling", ("Angstklachten", "Depressieve klachten", "Gebruik van alcohol")),
            Fact(Category.GEZONDHEID, "Wat helpt", ("Vaste tijden", "Eén ding tegelijk", "Van tevoren bellen")),
            Fact(Category.BEKENDHEID, "In behandeling", ("Is hier bekend",)),
        ),
        (
            (Category.HULPVRAAG_PLAN, "wie wat doet in het plan"),
            (Category.UITKERING_WERK, "hoeveel uur er gewerkt wordt"),
        ),
        SecrecyAct.WGBO,
    ),
    Trade(
        Party.WMO_AANBIEDER,
        Hat.HULPVERLENING,
        ("Thuis in de Wijk", "Hulp Dichtbij"),
        ("woonbegeleider", "coördinator huishoudelijke hulp"),
        ("Twee keer per week langs.", "Post openen, huis op orde."),
        (
            Fact(
                Category.HULPVRAAG_PLAN, "Afspraak thuis", ("Dinsdag en vrijdag begeleiding", "Elke week samen de post")
            ),
            Fact(Category.WONEN, "In huis", ("Rommelig, wel schoon", "Vloer vrij, verwarming laag")),
        ),
        (
            (Category.GEZONDHEID, "waar de begeleider op moet letten"),
            (Category.HULPVRAAG_PLAN, "welke afspraken er zijn"),
        ),
        SecrecyAct.WMO,
    ),
    Trade(
        Party.SCHOOL,
        Hat.ONDERWIJS,
        ("Basisschool De Waterlelie", "Scholengemeenschap De Boei", "ROC Waterkant"),
        ("intern begeleider", "zorgcoördinator", "mentor"),
        ("Eén vast aanspreekpunt.", "Rustige start van de dag."),
        (
            Fact(Category.ONDERWIJS, "Verzuim", ("Geen verzuim", "Zes keer te laat", "Negen uur gemist"), About.CHILD),
            Fact(Category.ONDERWIJS, "Leren", ("Loopt iets achter met lezen", "Gaat goed", "Doubleert"), About.CHILD),
        ),
        ((Category.JEUGDHULP, "welke hulp het kind krijgt"), (Category.HULPVRAAG_PLAN, "wat school moet weten")),
    ),
    Trade(
        Party.WERK_INKOMEN,
        Hat.HULPVERLENING,
        (f"Werk en Inkomen {TOWN}",),
        ("klantmanager", "consulent inkomen"),
        ("Traject naar werk in rustig tempo.", "Bijzondere bijstand beoordelen."),
        (
            Fact(
                Category.UITKERING_WERK, "Uitkering", ("Bijstand, gehuwdennorm", "Bijstand, alleenstaand", "Aanvullend")
            ),
            Fact(Category.UITKERING_WERK, "Traject", ("Taalles en stage", "Vrijgesteld tot de zomer", "Proefplaats")),
        ),
        (
            (Category.GEZONDHEID, "waarom werken niet lukt"),
            (Category.HULPVRAAG_PLAN, "wat er is afgesproken over werk"),
        ),
        SecrecyAct.PARTICIPATIEWET,
    ),
    Trade(
        Party.POLITIE,
        Hat.HANDHAVING,
        (f"Politie, basisteam {TOWN}",),
        ("wijkagent",),
        (),
        (
            Fact(
                Category.STRAFRECHT,
                "Contact",
                ("Eén keer aan de deur na een burenruzie", "Aangifte van diefstal gedaan"),
            ),
        ),
        ((Category.BEKENDHEID, "welke hulp er al is"),),
    ),
    Trade(
        Party.CLIENTONDERSTEUNER,
        Hat.BETROKKENE,
        ("Stichting Naast Je",),
        ("cliëntondersteuner",),
        ("Gaat mee naar gesprekken.",),
        (),
        ((Category.HULPVRAAG_PLAN, "welke afspraken er staan"),),
    ),
)
"""The trades, the access first: hardly a case is without it."""

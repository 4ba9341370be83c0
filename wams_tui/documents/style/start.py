"""The settings file a municipality begins from: every key, with what it does, and nothing filled in but an example."""

START = """\
# De huisstijl van uw gemeente. Controleer met: wams documents check MAP
# Zet de map daarna in WAMS_DOCUMENTS, dan gebruikt het programma haar.

# Verplicht: de naam, zoals die bij het logo staat.
naam = "Gemeente Voorbeeldstad"

# Een PNG of een eenvoudige SVG in deze map, hooguit 512 kB.
# logo = "logo.png"

# De kleur van koppen; donker genoeg om te lezen (contrast 4,5 of meer).
kleur = "#0b4a6f"

# De naam van een lettertype waarvan de bestanden (TTF of OTF) in de map 'lettertypen' staan.
# lettertype = "Open Sans"

# Een regel onder aan elke bladzijde.
voettekst = ""

[afzender]
# Hooguit zes regels, rechts boven aan de brief.
adres = ["Postbus 1", "1234 AB Voorbeeldstad"]
telefoon = ""
# Wanneer iemand u kan bellen, bijvoorbeeld: maandag tot en met vrijdag van 9 tot 17 uur
uren = ""

[contact]
# Wie vragen over eigen gegevens beantwoordt: de functionaris gegevensbescherming.
rechten = ""
# Waar iemand een klacht indient.
klachten = ""
# Waar iemand een gratis cliëntondersteuner vindt.
clientondersteuner = ""
"""

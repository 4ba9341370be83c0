"""Whom a family can turn to: about their rights, with a complaint, and for somebody who thinks along free of charge.

Every letter to a family names the three (law §5). Where a municipality filled in nothing, the case stands in.
"""

from collections.abc import Mapping

from wams_tui.casework.model import Model

_SOMEBODY = "de gemeente"


class Contacts(Model):
    """Where to ask what, one line each as it is printed; empty where nobody filled it in.

    ``rights`` is who answers about a person's data (the FG), ``supporter`` the free cliëntondersteuner.
    """

    rights: str = ""
    complaints: str = ""
    supporter: str = ""
    phone: str = ""
    hours: str = ""

    def places(self, controller: str, contact: str, child: str = "") -> Mapping[str, str]:
        """Return what stands in the places of a letter; the three that every letter has are never empty.

        Args:
            controller: Who answers for the data, as the case has it.
            contact: Where questions go, as the case has it.
            child: The name of whom it is about, where who has custody reads it; else it is about its reader.
        """
        asked = contact or controller or _SOMEBODY
        return {
            "contact": asked,
            "gemeente": controller or _SOMEBODY,
            "rechten": self.rights or f"de functionaris gegevensbescherming, via {asked}",
            "klachten": self.complaints or controller or _SOMEBODY,
            "clientondersteuner": self.supporter or asked,
            "telefoon": self.phone,
            "uren": self.hours,
            "wie": child or "u",
            "kind": child,
            "gegevens": f"de gegevens van {child}" if child else "uw gegevens",
        }

"""``wams rules``: the rule set in use."""

import typer

from wams_tui.casework.words import N_
from wams_tui.commands import options
from wams_tui.commands.helptext import Command, Group
from wams_tui.commands.tables import pairs
from wams_tui.commands.terminal import bullets, say, say_json
from wams_tui.locale import _

group = typer.Typer(name="rules", cls=Group, no_args_is_help=True, help=N_("De regelset waarmee wordt geoordeeld."))


@group.command("status", cls=Command, help=N_("Toon welke regelset geldt, met zijn kenmerk en wat hij nog niet weet."))
def status(*, json: options.Json = False, _lang: options.Lang = "") -> None:
    """Print which rules answer; asks no vault."""
    from wams_tui.law.ruleset import load_rules

    rules = load_rules()
    counts = {
        "grondslagen": (_("Grondslagen"), len(rules.bases)),
        "doelen": (_("Doelen"), len(rules.purposes)),
        "categorieen": (_("Categorieën"), len(rules.categories)),
        "voorwaarden": (_("Voorwaarden"), len(rules.conditions)),
        "rijen": (_("Rijen"), len(rules.rows)),
        "bronnen": (_("Bronnen"), len(rules.files.sources)),
    }
    if json:
        say_json(
            {
                "id": rules.id,
                "hash": rules.hash,
                "status": rules.status,
                "aantallen": {key: number for key, (_title, number) in counts.items()},
                "open_vragen": list(rules.open_questions),
            }
        )
        return
    say(
        *pairs(
            [
                (_("Regelset"), rules.id),
                (_("Status"), rules.status),
                (_("Kenmerk"), rules.hash),
                *((title, str(number)) for title, number in counts.values()),
            ]
        )
    )
    if rules.open_questions:
        say("", _("Nog niet bekend:"), *bullets(rules.open_questions))

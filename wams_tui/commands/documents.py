"""``wams documents``: a municipality's own house style and words for its letters, begun and checked."""

from pathlib import Path
from typing import Annotated

import typer

from wams_tui.casework.errors import Misused
from wams_tui.casework.papers.readability import LEAST_EASE, MEAN_WORDS, MOST_WORDS, Hurdle
from wams_tui.casework.words import N_
from wams_tui.commands.line import options
from wams_tui.commands.line.helptext import Command, Group
from wams_tui.commands.line.tables import table
from wams_tui.commands.line.terminal import say, say_json
from wams_tui.locale import _

group = typer.Typer(
    name="documents",
    cls=Group,
    no_args_is_help=True,
    help=N_("De huisstijl en de woorden van brieven: een begin maken, en nakijken."),
)

_HURDLES = {
    Hurdle.LANGE_ZIN: N_("lange zin"),
    Hurdle.LANG_WOORD: N_("lang woord"),
    Hurdle.LIJDEND: N_("lijdende vorm"),
    Hurdle.MOEILIJK_WOORD: N_("moeilijk woord"),
}


@group.command("init", cls=Command, help=N_("Zet een huisstijl om mee te beginnen in een map die er al is."))
def begin(
    folder: Annotated[str, typer.Argument(metavar=N_("MAP"), help=N_("De map; wat er al staat, blijft staan."))],
    *,
    _lang: options.Lang = "",
) -> None:
    """Write the files to begin from."""
    from wams_tui.desk.letters.adapting import begin

    made = begin(Path(folder))
    say(
        *(str(path) for path in made),
        _("Pas ze aan, en kijk ze na met: wams documents check {folder}").format(folder=folder),
    )


@group.command(
    "use",
    cls=Command,
    help=N_(
        "Noem de map met de huisstijl voor iedereen in deze kluis; dat doet de functioneel beheerder."
        "\n\nIedereen moet haar op dezelfde plek kunnen lezen. Wie WAMS_DOCUMENTS zet, heeft op die machine een andere."
    ),
)
def use(
    folder: Annotated[str, typer.Argument(metavar=N_("MAP"), help=N_("De map, als heel pad."))] = "",
    *,
    own: Annotated[bool, typer.Option("--own-style", help=N_("Terug naar de opmaak van het programma."))] = False,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """State where the house style of the vault is."""
    from wams_tui.commands.line.unlocking import desk_of
    from wams_tui.desk.letters.housestyle import name_folder

    if bool(folder) is own:
        raise Misused(N_("Welke huisstijl moet deze kluis gebruiken?"), N_("Geef de map, of --own-style."))
    with desk_of(vault, passphrase_file) as desk:
        name = name_folder(desk, folder)
    say(
        _("Deze kluis gebruikt de huisstijl van {name}.").format(name=name)
        if folder
        else _("Deze kluis gebruikt de opmaak van het programma.")
    )


@group.command("check", cls=Command, help=N_("Kijk een huisstijl na: klopt alles, en lezen de brieven makkelijk?"))
def check(
    folder: Annotated[
        str,
        typer.Argument(metavar=N_("MAP"), envvar="WAMS_DOCUMENTS", help=N_("De map (of: WAMS_DOCUMENTS).")),
    ] = "",
    *,
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Read a folder, and say how its letters read."""
    from wams_tui.desk.letters.adapting import readings, style_in

    if not folder:
        raise Misused(N_("Welke map moet worden nagekeken?"), N_("Geef haar, of zet WAMS_DOCUMENTS."))
    style = style_in(Path(folder))
    read = list(readings(style))
    if json:
        say_json(
            {
                "naam": style.look.name,
                "brieven": [
                    {
                        "brief": one.document.value,
                        "eigen": one.own,
                        "woorden_per_zin": round(one.measured.mean, 1),
                        "langste_zin": one.measured.longest,
                        "leesindex": round(one.measured.ease),
                        "makkelijk": one.measured.easy,
                        "let_op": [{"wat": hint.hurdle.value, "waar": hint.where} for hint in one.hints],
                    }
                    for one in read
                ],
            }
        )
        return
    say(_("De huisstijl van {name} klopt.").format(name=style.look.name), "")
    heads = [_("brief"), _("woorden"), _("per zin"), _("langste"), _("leesindex"), ""]
    rows = [
        [
            one.document.value,
            _("eigen") if one.own else _("programma"),
            f"{one.measured.mean:.1f}",
            str(one.measured.longest),
            f"{one.measured.ease:.0f}",
            "" if one.measured.easy else _("lees na"),
        ]
        for one in read
    ]
    say(*table(heads, rows), "")
    bounds = _(
        "Makkelijk: hooguit {mean:.0f} woorden per zin gemiddeld, {most} in de langste, leesindex {ease:.0f} of meer."
    )
    say(bounds.format(mean=MEAN_WORDS, most=MOST_WORDS, ease=LEAST_EASE))
    say(*(f"{one.document.value}: {_(_HURDLES[hint.hurdle])}: {hint.where}" for one in read for hint in one.hints))

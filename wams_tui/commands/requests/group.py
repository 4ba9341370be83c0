"""``wams request``: what is asked of us and by us, in plain lines."""

import typer

from wams_tui.casework.words import N_
from wams_tui.commands.line.helptext import Group
from wams_tui.commands.requests import asking as requestasking
from wams_tui.commands.requests import deciding as requestdeciding
from wams_tui.commands.requests import form as requestform
from wams_tui.commands.requests import listed as requestlist

group = typer.Typer(
    name="request",
    cls=Group,
    no_args_is_help=True,
    help=N_("Verzoeken om gegevens: wat anderen u vragen, en wat u anderen vraagt."),
)
requestlist.add_to(group)
requestdeciding.add_to(group)
requestform.add_to(group)
requestasking.add_to(group)

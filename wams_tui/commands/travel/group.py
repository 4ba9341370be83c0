"""The commands under ``wams travel``, in the order in which a visit goes."""

import typer

from wams_tui.casework.words import N_
from wams_tui.commands.line.helptext import Command, Group
from wams_tui.commands.travel import back, laptops, out

group = typer.Typer(
    name="travel",
    cls=Group,
    no_args_is_help=True,
    help=N_("Op huisbezoek: casussen meenemen op een laptop zonder netwerk, en terugbrengen."),
)
for _name, _help, _command in (
    ("key", laptops.KEY_HELP, laptops.key),
    ("admit", laptops.ADMIT_HELP, laptops.admit),
    ("laptops", laptops.LIST_HELP, laptops.laptops),
    ("dismiss", laptops.DISMISS_HELP, laptops.dismiss),
    ("pack", out.PACK_HELP, out.pack),
    ("status", out.STATUS_HELP, out.status),
    ("merge", back.MERGE_HELP, back.merge),
    ("clashes", back.CLASHES_HELP, back.clashes),
    ("choose", back.CHOOSE_HELP, back.choose),
    ("revoke", out.REVOKE_HELP, out.revoke),
    ("destroy", back.DESTROY_HELP, back.destroy),
):
    group.command(_name, cls=Command, help=_help)(_command)

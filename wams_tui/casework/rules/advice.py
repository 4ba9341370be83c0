"""The *vraagbaak*: a doubt put to the privacy officer in codes and words without names, and what they answered."""

from enum import StrEnum

from wams_tui.casework.codes import Category, Hat, Party, Purpose
from wams_tui.casework.model import Model
from wams_tui.casework.words import N_


class Says(StrEnum):
    """What an answer comes down to; the rules still decide, and a person still weighs."""

    KAN = "kan"
    KAN_MITS = "kan-mits"
    KAN_NIET = "kan-niet"
    HANGT_AF = "hangt-af"


SAYS = {
    Says.KAN: N_("het kan"),
    Says.KAN_MITS: N_("het kan, mits"),
    Says.KAN_NIET: N_("het kan niet"),
    Says.HANGT_AF: N_("het hangt ervan af"),
}


class AdviceQuestion(Model):
    """A question that speaks of nobody: to what kind of party, which kind of data, what for, and what one doubts.

    ``effect`` is what the rules said at best that day, by its code; empty where they said nothing.
    """

    party: Party
    hat: Hat
    category: Category
    purpose: Purpose
    effect: str = ""
    rule_set_hash: str = ""
    words: str


class AdviceAnswer(Model):
    """What the privacy officer answered; ``question`` is the id of the statement that asked."""

    question: str
    says: Says
    words: str

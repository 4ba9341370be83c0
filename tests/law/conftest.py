"""One rule set for all tests of the law: loading it is a test of its own."""

import pytest

from wams_tui.law.ruleset import RuleSet, load_rules


@pytest.fixture(scope="session")
def rules() -> RuleSet:
    return load_rules()

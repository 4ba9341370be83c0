"""What is worked out once per rule set, asked of rules with nothing worked out yet: other tests find it done already.

Each test makes its own rule set, some with one line changed so that a thing the packaged rules never say is said.
"""

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

import pytest

from tests.law.agreement import differing
from tests.law.asked import TODAY, asking, knowing, unknowing
from tests.law.space import opened, sampled
from wams_tui.casework.codes import (
    Answer,
    Basis,
    Capacity,
    Category,
    Channel,
    Decider,
    Direction,
    Fact,
    Hat,
    Party,
    Phase,
    Purpose,
    Regime,
    VaultNature,
)
from wams_tui.law.decide import decide, effect
from wams_tui.law.plan import RANK, Need
from wams_tui.law.possible import possible
from wams_tui.law.ruleset import RuleSet, rules_of_texts
from wams_tui.law.state import Asked, Standing, state_of
from wams_tui.law.verdict import Effect, Verdict

HEALTH = asking(Party.JEUGDHULP, Category.GEZONDHEID)


def changed(rules: RuleSet, file: str, old: str, new: str) -> RuleSet:
    """Return the rules with one passage of a file changed, which must be there once."""
    assert rules.texts[file].count(old) == 1
    return rules_of_texts({**rules.texts, file: rules.texts[file].replace(old, new)})


def fresh(rules: RuleSet) -> RuleSet:
    return RuleSet(rules.files, rules.hash)


def said(verdict: Verdict, id: str) -> tuple[str, str, int]:
    """The sentence and explanation of a rule that spoke, and on how many sources it rests."""
    rule = next(rule for rule in verdict.rules if rule.id == id)
    return rule.sentence, rule.explanation, len(rule.sources)


def test_one_unknown_or_denied_fact_at_a_time_agrees_with_the_tables(rules: RuleSet) -> None:
    some = list(sampled(opened(rules), 150))

    for fact in Fact:
        asked = [unknowing(one, fact) for one in some] + [knowing(one, (fact, Answer.NEE)) for one in some]
        assert differing(asked, fresh(rules)) == []


def test_who_weighs_is_the_professional_where_secrecy_is_at_stake(rules: RuleSet) -> None:
    unsaid = unknowing(HEALTH, Fact.ONDER_BEROEPSGEHEIM, Fact.GEHEIM_DOORBROKEN)

    assert decide(unsaid, fresh(rules)).decider is Decider.PROFESSIONAL


def test_a_rule_that_asks_to_weigh_names_who(rules: RuleSet) -> None:
    own = changed(
        rules,
        "algemeen.toml",
        'beslisser = "coordinator"\nbronnen = ["toestemming-gemeente", "wmo-5.1.1", "wmo-5.2.5", "suwi"]',
        'beslisser = "betrokkene"\nbronnen = ["toestemming-gemeente", "wmo-5.1.1", "wmo-5.2.5", "suwi"]',
    )
    suwi = asking(Party.WERK_INKOMEN, Category.SCHULDEN_INKOMEN, basis=Basis.SUWI, regime=Regime.HUIDIG_RECHT)

    assert decide(suwi, own).decider is Decider.BETROKKENE
    assert decide(suwi, fresh(rules)).decider is Decider.COORDINATOR


CASES = [
    HEALTH,
    replace(HEALTH, capacity=Capacity.GEZINSLID_NIET_AKKOORD),
    replace(HEALTH, phase=Phase.AFGESLOTEN),
    replace(HEALTH, hat=Hat.HANDHAVING),
    replace(HEALTH, party=Party.SCHOOL),
    replace(HEALTH, regime=Regime.HUIDIG_RECHT),
    replace(HEALTH, nature=VaultNature.ECHT),
    replace(HEALTH, direction=Direction.OPVRAGEN),
    replace(HEALTH, channel=Channel.MONDELING),
]


def test_what_was_asked_before_changes_no_cell(rules: RuleSet) -> None:
    open_cases = [replace(one, purpose=None, basis=None) for one in CASES]
    alone = [possible(one, fresh(rules)) for one in open_cases]

    for first, second in permutations(range(len(CASES)), 2):
        together = fresh(rules)
        possible(open_cases[first], together)
        assert possible(open_cases[second], together) == alone[second]
    assert len({(found.effect, found.basis) for found in alone}) == 3


def test_a_fact_asked_twice_counts_twice_among_what_is_missing_whatever_came_between() -> None:
    refuses = {Answer.JA: 0, Answer.NEE: RANK[Effect.WEIGEREN], Answer.ONBEKEND: RANK[Effect.WEIGEREN]}
    facts = (Fact.NOODZAAK_GEMOTIVEERD, Fact.BSN_BEVOEGD, Fact.NOODZAAK_GEMOTIVEERD)
    asked = Asked.of(0, [Standing.of(Need("a", "", "", (), refuses, fact=fact)) for fact in facts])

    unsaid = asking(Party.SCHULDHULP, Category.WONEN, facts={}, periods={})
    half = knowing(unsaid, (Fact.BSN_BEVOEGD, Answer.JA))

    assert asked.at_best(state_of(unsaid)) == (RANK[Effect.TOESTAAN_MITS], 3)
    assert asked.at_best(state_of(half)) == (RANK[Effect.TOESTAAN_MITS], 2)


@pytest.mark.parametrize("line", ["van = 2027-02-01", "tot = 2027-03-31", "van = 2027-02-01\ntot = 2027-03-31"])
def test_a_basis_with_one_end_or_two_carries_on_its_days_by_number_and_in_words(rules: RuleSet, line: str) -> None:
    dated = changed(rules, "grondslagen.toml", 'nummer = "B16"\n', f'nummer = "B16"\n{line}\n')
    wgs = asking(Party.SCHULDHULP, Category.SCHULDEN_INKOMEN, basis=Basis.WGS_SCHULDHULP, purpose=Purpose.PLAN)
    long_ago, later = date(2027, 1, 31), date(2027, 4, 1)
    running = {one: period.model_copy(update={"start": date(2026, 1, 1)}) for one, period in wgs.periods.items()}
    wgs = replace(wgs, periods=running)

    for day, carries in ((long_ago, "van" not in line), (TODAY, True), (later, "tot" not in line)):
        asked = replace(wgs, on=day)
        verdict = decide(asked, dated)
        assert verdict.allows is carries
        assert effect(asked, dated) is verdict.effect
        assert (possible(asked, dated).effect is not Effect.WEIGEREN) is carries
        if not carries:
            sentence, _, sources = said(verdict, "B16-DATUM")
            assert "Schuldhulpverlening" in sentence
            assert sources == 1
    other = replace(wgs, basis=Basis.WAMS_GECOORDINEERDE_AANPAK, on=later + timedelta(days=3))
    assert effect(other, dated) is effect(other, rules)


def test_a_basis_that_is_shut_says_which_and_why(rules: RuleSet) -> None:
    verdict = decide(replace(HEALTH, basis=Basis.WVGGZ_WZD), fresh(rules))

    sentence, explanation, sources = said(verdict, "B18-GESLOTEN")
    assert "Wvggz en Wzd (gedwongen zorg)" in sentence
    assert explanation == rules.basis(Basis.WVGGZ_WZD).closed
    assert sources == 2


@pytest.mark.parametrize(
    ("ground", "category", "id", "source"),
    [
        ('avg9 = "AVG 9 lid 2 g, met Wmo 5.2.6"', Category.GEZONDHEID, "B11-AVG9", "AVG art. 9"),
        ('avg10 = "AVG 10, met Wpg-besluit (te bevestigen)"', Category.STRAFRECHT, "B11-AVG10", "AVG art. 10"),
    ],
)
def test_special_and_criminal_data_without_a_ground_name_the_basis_and_the_article(
    rules: RuleSet, ground: str, category: Category, id: str, source: str
) -> None:
    text = rules.texts["grondslagen.toml"]
    place = text.index('nummer = "B11"')
    end = text.index("[[grondslag]]", place)
    without = (
        text[:place] + text[place:end].replace(ground, 'avg9 = ""' if "avg9" in ground else 'avg10 = ""') + text[end:]
    )
    bare = rules_of_texts({**rules.texts, "grondslagen.toml": without})
    report = asking(Party.VEILIG_THUIS, category, basis=Basis.WMO_VEILIG_THUIS, purpose=Purpose.VEILIG_THUIS_MELDING)

    verdict = decide(report, bare)

    rule = next(rule for rule in verdict.rules if rule.id == id)
    assert rules.basis(Basis.WMO_VEILIG_THUIS).title in rule.sentence
    assert "{" not in rule.sentence
    assert any(one.reference.startswith(source) for one in rule.sources)


def test_being_known_where_the_matter_is_weighed_says_so_and_names_no_place(rules: RuleSet) -> None:
    partnership = asking(
        Party.ZVH, Category.BEKENDHEID, basis=Basis.WGS_SAMENWERKINGSVERBAND, known_at=Party.GGZ_MEDISCH
    )

    verdict = decide(partnership, fresh(rules))

    sentence, remedy, sources = said(verdict, "BEK-02")
    assert sentence == rules.files.sentences.known_demand
    assert remedy == rules.files.sentences.known_remedy
    assert sources == 2
    school = decide(replace(partnership, known_at=Party.SCHOOL), fresh(rules))
    assert "BEK-02" not in {rule.id for rule in school.rules}


def test_being_known_where_nothing_is_secret_asks_nobody_and_where_it_is_the_professional(rules: RuleSet) -> None:
    known = asking(Party.TOEGANG, Category.BEKENDHEID, known_at=Party.GGZ_MEDISCH)

    def told(secret: Answer) -> Verdict:
        return decide(
            knowing(unknowing(known, Fact.GEHEIM_DOORBROKEN), (Fact.ONDER_BEROEPSGEHEIM, secret)), fresh(rules)
        )

    assert told(Answer.NEE).allows
    assert (told(Answer.JA).effect, told(Answer.JA).decider) == (Effect.AFWEGING, Decider.PROFESSIONAL)

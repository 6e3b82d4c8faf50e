import re
from typing import get_args

import pytest

from sla_desktop.catalogue import elements as module
from sla_desktop.catalogue.elements import Tier, Trigger, elements, tier_for
from sla_desktop.domain.agreement import INTERNAL_KINDS, AgreementKind, Trade

ALL: frozenset[Trigger] = frozenset(get_args(Trigger))
NONE: frozenset[Trigger] = frozenset()
KINDS: tuple[AgreementKind, ...] = get_args(AgreementKind)
TRADES: tuple[Trade, ...] = get_args(Trade)
SUPPORT_TRADES: tuple[Trade, ...] = ("it", "hosting", "software", "telecom")


def ids(listed: str) -> list[str]:
    return listed.split()


CORE = ids(
    "A03 A04 A06 A08 A09 A10 A12 A17 A19 A20 A21 A22 A25 A27 A30 A31 A34 A35 A36 A45 A46 A58"
    " A59 A60 A61b"
)
EXPECTED = ids(
    "A01 A02 A05 A07 A11 A13 A14 A15 A16 A23 A24 A28 A32 A37 A38 A43 A47 A52 A54 A57 A61a A61c"
)
CONDITIONAL = ids("A18 A39 A53")
ONLY_WITH_TRIGGER = ids("A26 A33 A40 A41 A42 A44 A49 A50 A51 A55 A56")
SALES_MARKETING = ids("A62 A63 A64 A65 A66")
MONEY = set(ids("A39 A40 A41 A42 A44 A55 A56 A57"))


def tier(
    element_id: str,
    kind: AgreementKind | None = "customer",
    trade: Trade = "it",
    triggers: frozenset[Trigger] = NONE,
) -> Tier | None:
    return tier_for(elements()[element_id], kind, trade, triggers)


def required(kind: AgreementKind, trade: Trade, triggers: frozenset[Trigger] = ALL) -> set[str]:
    return {id_ for id_ in elements() if tier(id_, kind, trade, triggers)}


def test_tiers_of_a_plain_support_agreement() -> None:
    expected: dict[str, Tier | None] = dict.fromkeys(CORE, "core")
    expected |= dict.fromkeys(EXPECTED, "expected")
    expected |= dict.fromkeys(CONDITIONAL, "conditional")
    expected |= dict.fromkeys([*ONLY_WITH_TRIGGER, *SALES_MARKETING])
    assert {id_: tier(id_) for id_ in elements()} == expected


def test_tiers_of_a_support_agreement_in_which_every_trigger_holds() -> None:
    whole = {id_: tier(id_, triggers=ALL) for id_ in elements()}
    changed = {id_: now for id_, now in whole.items() if now != tier(id_)}
    expected = dict.fromkeys(ONLY_WITH_TRIGGER, "conditional")
    assert changed == expected | {"A33": "core", "A16": "core"}


def test_the_usual_tier_is_that_of_the_table() -> None:
    conditional = ids("A18 A26 A27 A39 A40 A41 A42 A44 A49 A50 A51 A53 A55 A56")
    expected = [*EXPECTED, "A66"]
    assert [e.id for e in elements().values() if e.tier == "conditional"] == conditional
    assert [e.id for e in elements().values() if e.tier == "expected"] == expected


@pytest.mark.parametrize(
    ("element_id", "trigger", "with_it", "without"),
    [
        ("A16", "profile-iso", "core", "expected"),
        ("A18", "customer-systems", "conditional", None),
        ("A26", "availability-metric", "conditional", None),
        ("A27", "priorities", "conditional", None),
        ("A33", "credits", "core", None),
        ("A33", "termination-for-failure", "core", None),
        ("A35", "priorities", "core", None),
        ("A40", "credits", "conditional", None),
        ("A41", "earn-back", "conditional", None),
        ("A42", "bonus", "conditional", None),
        ("A44", "credits", "conditional", None),
        ("A49", "third-parties", "conditional", None),
        ("A50", "third-parties", "conditional", None),
        ("A50", "internal-steps", "conditional", None),
        ("A51", "two-suppliers", "conditional", None),
        ("A53", "customer-data", "conditional", None),
        ("A55", "percent-credits", "conditional", None),
        ("A55", "standalone", "conditional", None),
        ("A56", "binding", "conditional", None),
    ],
)
def test_a_trigger_decides_and_others_do_not(
    element_id: str, trigger: Trigger, with_it: Tier, without: Tier | None
) -> None:
    own = frozenset(one for case in elements()[element_id].cases for one in case.triggers)
    assert tier(element_id, trade="other", triggers=frozenset({trigger})) == with_it
    assert tier(element_id, trade="other", triggers=ALL - own) == without


def test_every_trigger_is_used() -> None:
    used = {one for e in elements().values() for case in e.cases for one in case.triggers}
    assert used == ALL


def test_every_trigger_is_explained() -> None:
    assert set(re.findall(r"^([a-z-]+) ", module.__doc__ or "", re.MULTILINE)) >= ALL


def test_an_element_whose_tier_varies_says_so_in_words() -> None:
    for element in elements().values():
        assert bool(element.cases) == bool(element.condition), element.id


@pytest.mark.parametrize("trade", SUPPORT_TRADES)
def test_support_needs_times_channels_and_priorities(trade: Trade) -> None:
    assert {tier(id_, trade=trade) for id_ in ("A27", "A34", "A35")} == {"core"}


@pytest.mark.parametrize("trade", ["agency", "callcentre", "office", "other"])
def test_other_trades_need_priorities_only_when_they_use_them(trade: Trade) -> None:
    assert [tier(id_, trade=trade) for id_ in ("A27", "A34", "A35")] == [None, "expected", None]


@pytest.mark.parametrize("id_", ["A13", "A14", "A18", "A26", "A53"])
def test_physical_trades_never_need_what_belongs_to_systems(id_: str) -> None:
    assert tier(id_, trade="physical", triggers=ALL) is None


@pytest.mark.parametrize("id_", ["A27", "A34", "A35"])
def test_physical_trades_need_support_rules_only_with_priorities(id_: str) -> None:
    assert tier(id_, trade="physical", triggers=ALL - {"priorities"}) is None
    assert tier(id_, trade="physical", triggers=frozenset({"priorities"})) == "core"


def test_physical_trades_lose_nothing_else() -> None:
    lost = required("customer", "it") - required("customer", "physical")
    assert lost == {"A13", "A14", "A18", "A26", "A53"}


@pytest.mark.parametrize("kind", ["internal", "ola"])
def test_inside_one_firm_only_money_and_liability_fall_away(kind: AgreementKind) -> None:
    assert required("customer", "it") - required(kind, "it") == MONEY


def test_the_kinds_inside_one_firm_are_those_of_the_domain() -> None:
    assert {kind for kind in KINDS if not MONEY & required(kind, "it")} == INTERNAL_KINDS


def test_sales_and_marketing_need_their_own_elements_instead() -> None:
    not_needed = ids(
        "A13 A14 A16 A18 A26 A27 A30 A31 A33 A34 A35 A37 A38 A39 A40 A41 A42 A44 A49 A50 A51 A53"
        " A54 A55 A56 A57"
    )
    needed = required("salesmarketing", "other")
    assert [id_ for id_ in elements() if id_ not in needed] == not_needed
    assert [tier(id_, "salesmarketing") for id_ in SALES_MARKETING] == ["core"] * 4 + ["expected"]


@pytest.mark.parametrize("kind", [None, *(kind for kind in KINDS if kind != "salesmarketing")])
def test_nobody_else_needs_the_elements_of_sales_and_marketing(kind: AgreementKind | None) -> None:
    assert {tier(id_, kind, triggers=ALL) for id_ in SALES_MARKETING} == {None}


@pytest.mark.parametrize("kind", ["ola", "underpinning"])
def test_an_agreement_behind_another_names_it_without_a_trigger(kind: AgreementKind) -> None:
    assert tier("A50", kind) == "conditional"


@pytest.mark.parametrize("kind", ["customer", "service", "multilevel", "underpinning"])
def test_between_firms_credits_are_granted_or_declined_in_words(kind: AgreementKind) -> None:
    assert tier("A39", kind) == "conditional"


def test_a_draft_without_a_kind_is_judged_as_one_between_firms() -> None:
    assert {id_: tier(id_, None) for id_ in elements()} == {id_: tier(id_) for id_ in elements()}


@pytest.mark.parametrize("trade", TRADES)
@pytest.mark.parametrize("kind", KINDS)
def test_what_makes_an_agreement_is_core_everywhere(kind: AgreementKind, trade: Trade) -> None:
    always = ids("A03 A04 A06 A08 A09 A10 A12 A17 A19 A20 A21 A22 A25 A36 A45 A46 A58 A59 A60 A61b")
    assert {tier(id_, kind, trade) for id_ in always} == {"core"}

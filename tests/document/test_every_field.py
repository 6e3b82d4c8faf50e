"""Nothing that an owner fills in is lost on the way to the page, and nothing private gets there.

The agreement under test is made by the types, so a field that is added to the model fails here
until it prints or stands among the private ones.
"""

import datetime as dt
from decimal import Decimal
from typing import get_args

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from sla_desktop.document.compose import Composer, compose
from sla_desktop.document.plain import plain_text
from sla_desktop.document.printed import PRIVATE, printed_copy
from sla_desktop.domain import show
from sla_desktop.domain.agreement import Agreement, CustomField, Waiver, first
from sla_desktop.domain.credits import CreditModel, CreditSchedule
from sla_desktop.domain.governance import Parent, Supplier, SupportingAgreement
from sla_desktop.domain.metrics import Baseline, Metric
from sla_desktop.domain.quantities import TimeSpan
from sla_desktop.domain.sections import ControlSection, CreditsSection, SuppliersSection
from tests.document.filled import USED_BY, Leaf, changed, filled_agreement, leaves, others

FILLED = filled_agreement()
LEAVES = list(leaves(FILLED))

# What shapes or judges the agreement without being words on the page; it goes with every copy.
FORM: dict[type[Struct], set[str]] = {
    Agreement: {"id", "trade", "currency", "logo", "template", "profile", "own_side"},
    CustomField: {"label"},  # names the ruled line while there is no value
    Metric: {"measure"},  # what checks and sums take it for; its name and definition print
}
# Values that another value of the filled agreement covers up; each is tested by itself.
COVERED = {
    "sections.14.metrics.0.unrounded",  # a rounding is given
    "sections.18.report_rule.all_required",  # there is one channel only
    "sections.17.duties.0.effect",  # "other" says as much as nothing: its text says it
    "sections.9.listed_in",  # the annex that prints the list is known
    "sections.37.components_of",  # names no components
    "sections.0.wording.0.style",  # document control has no number that clauses could count on
}
_FIXED_PLACE = ("control", "signatures", "annex", "parties")  # the first one cannot be deeper


def is_form(leaf: Leaf) -> bool:
    if leaf.name == "depth":  # a section's own; a clause's is clamped where none stands above
        return len(leaf.path) > 3 or leaf.holder.__struct_config__.tag in _FIXED_PLACE
    return leaf.name in FORM.get(leaf.holder, ()) or leaf.name in ("id", "included")


def is_of_another_model(leaf: Leaf) -> bool:
    """A detail of a credit schedule for which its model has no use."""
    models = USED_BY.get(leaf.name) if leaf.holder is CreditSchedule else None
    return models is not None and get_args(CreditModel)[int(leaf.path[3])] not in models


PRINTED = [
    leaf
    for leaf in LEAVES
    if not leaf.private and not is_form(leaf) and not is_of_another_model(leaf)
]


def plain(text: str) -> str:
    return text.replace(show.NBSP, " ").replace(",", "").casefold()


def words(leaf: Leaf) -> str:
    """What must stand on the page; "" where the value only shapes other words."""
    value = leaf.value
    if isinstance(value, tuple):
        value = value[0] if value else ""
    if isinstance(value, bool) or leaf.holder is TimeSpan:
        return ""
    if isinstance(value, str):
        return value if value.startswith("text") else ""
    return plain(show.anything(value)) if isinstance(value, int | Decimal | dt.date) else ""


def test_every_value_stands_on_the_page() -> None:
    document = compose(FILLED)
    page = plain(plain_text(document) + repr(document.labels))
    assert {leaf.text: words(leaf) for leaf in PRINTED if words(leaf) not in page} == {}


def test_every_choice_makes_a_difference() -> None:
    composer = Composer()
    base = composer.compose(FILLED)
    same = [
        f"{leaf.text} = {other}"
        for leaf in PRINTED
        if leaf.text not in COVERED and leaf.value != ()
        for other in others(leaf.type, leaf.value)
        if composer.compose(changed(FILLED, leaf.path, other)) == base
    ]
    assert same == []


def test_details_of_another_credit_model_do_not_print() -> None:
    composer = Composer()
    base = composer.compose(FILLED)
    credits = first(FILLED, CreditsSection)
    assert credits is not None
    at = FILLED.sections.index(credits)
    by_model = {schedule.model: schedule for schedule in credits.schedules}
    for row, schedule in enumerate(credits.schedules):
        unused = {name: models for name, models in USED_BY.items() if schedule.model not in models}
        left_over = {name: getattr(by_model[models[0]], name) for name, models in unused.items()}
        assert all(left_over.values())
        mixed = replace(schedule, **left_over)
        assert composer.compose(changed(FILLED, ("sections", at, "schedules", row), mixed)) == base


def test_nothing_private_prints_or_is_sent() -> None:
    secrets = {words(leaf) for leaf in LEAVES if leaf.private} - {""}
    assert len(secrets) > 20
    page = plain(plain_text(compose(FILLED)))
    sent = plain(msgspec.json.encode(printed_copy(FILLED)).decode())
    assert {secret for secret in secrets if secret in page or secret in sent} == set()
    shown = {words(leaf) for leaf in PRINTED} - {""}
    assert shown & secrets == set()


def test_a_private_value_changes_neither_the_document_nor_the_copy() -> None:
    copy = printed_copy(FILLED)
    leaking = [
        leaf.text
        for leaf in LEAVES
        if leaf.private
        for other in others(leaf.type, leaf.value)
        if printed_copy(changed(FILLED, leaf.path, other)) != copy
    ]
    assert leaking == []


def test_what_stays_private_is_this_list() -> None:
    known: dict[type[Struct], tuple[str, ...]] = {
        Agreement: ("waivers", "children"),
        Parent: ("agreement",),
        ControlSection: ("exported_version", "exported_digest"),
        Baseline: (
            "values",
            "current",
            "period",
            "source",
            "sample",
            "no_data",
            "needed",
            "proven",
            "benchmark",
        ),
        SuppliersSection: ("supporting",),
        Supplier: (
            "contract",
            "contract_end",
            "renews",
            "target",
            "target_text",
            "calendar",
            "hours",
            "availability",
            "serial",
            "credit_cap",
            "told_of_levels",
            "took_part",
            "method_explained",
        ),
    }
    assert known == PRIVATE
    inside = {leaf.holder for leaf in LEAVES if leaf.private}
    assert {Waiver, SupportingAgreement} <= inside


def test_the_copy_of_a_copy_is_the_copy() -> None:
    copy = printed_copy(FILLED)
    assert printed_copy(copy) == copy
    assert compose(copy) == compose(FILLED)

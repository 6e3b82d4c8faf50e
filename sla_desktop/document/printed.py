"""The agreement with only what its document prints: the copy that goes inside an export."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import fields, replace

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.governance import Parent, Supplier
from sla_desktop.domain.metrics import Baseline, Metric
from sla_desktop.domain.sections import (
    ControlSection,
    LevelsSection,
    Section,
    SuppliersSection,
)

T = TypeVar("T", bound=Struct)

# What is kept and judged but neither printed nor sent, by struct.
PRIVATE: dict[type[Struct], tuple[str, ...]] = {
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
_USED = re.compile(rb"\{\{\s*([a-z0-9-]+)\s*\}\}")


def printed_section(section: Section) -> Section:
    """`section` without its private fields."""
    match section:
        case ControlSection():
            return _without_private(section)
        case LevelsSection():
            return _with_rows(section, "metrics", tuple(_metric(m) for m in section.metrics))
        case SuppliersSection():
            rows = tuple(_without_private(supplier) for supplier in section.suppliers)
            return _with_rows(_without_private(section), "suppliers", rows)
        case _:
            return section


def printed_copy(
    agreement: Agreement, section_of: Callable[[Section], Section] = printed_section
) -> Agreement:
    """`agreement` without private fields, excluded sections and custom fields that nothing uses.

    Composing it gives the same document. Sections that hold nothing private stay the same object.
    `section_of` may remember what `printed_section` gave before.
    """
    sections = tuple(section_of(section) for section in _included(agreement.sections))
    parent = agreement.parent and _without_private(agreement.parent)
    bare = replace(_without_private(agreement), parent=parent, sections=sections, fields=())
    if not agreement.fields:
        return bare
    used = set(_USED.findall(msgspec.json.encode(bare)))
    kept = tuple(field for field in agreement.fields if field.id.encode() in used)
    return replace(bare, fields=kept)


def _included(sections: Iterable[Section]) -> Iterator[Section]:
    """Included sections; below an excluded one they move up, never under another section."""
    above: list[tuple[int, bool]] = []  # depth, included
    for section in sections:
        above = [each for each in above if each[0] < section.depth]
        hidden = sum(not included for _, included in above)
        above.append((section.depth, section.included))
        if section.included:
            yield replace(section, depth=section.depth - hidden) if hidden else section


def _metric(metric: Metric) -> Metric:
    if metric.baseline is None:
        return metric
    baseline = _without_private(metric.baseline)
    if baseline is metric.baseline:
        return metric
    return replace(metric, baseline=None if baseline == Baseline() else baseline)


def _with_rows(section: T, name: str, rows: tuple[Struct, ...]) -> T:
    old: tuple[Struct, ...] = getattr(section, name)
    same = all(new is known for new, known in zip(rows, old, strict=True))
    return section if same else replace(section, **{name: rows})


def _without_private(value: T) -> T:
    """The same object where nothing private is set."""
    private = PRIVATE[type(value)]
    empty = {info.name: info.default for info in fields(value) if info.name in private}
    filled = {name: default for name, default in empty.items() if getattr(value, name) != default}
    return replace(value, **filled) if filled else value

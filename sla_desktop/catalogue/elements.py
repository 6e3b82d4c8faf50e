"""The 66 elements a service level agreement is judged by, as shipped data.

How much an element matters depends on the kind of agreement, the trade and, for some, on what the
draft says. The last are *triggers*: the checks layer finds out which hold and passes them in.

availability-metric     a metric promises the share of time for which a service is available
priorities              priority levels are defined, or a promise, metric or credit names one
customer-systems        the provider changes systems that the customer's people use: any component
                        or any notice of changes is entered
customer-data           the provider keeps data of the customer: personal data are handled, or a
                        place of data or a backup is entered
credits                 a missed level earns a credit of any model but the mere improvement plan
percent-credits         a credit is a share of a fee
termination-for-failure repeated failure gives a right to terminate
earn-back               the agreement offers an earn-back
bonus                   the agreement offers a bonus
third-parties           an outside firm carries part of the service: it is registered, an
                        assumption depends on it or it owns a component
two-suppliers           at least two outside firms are registered
internal-steps          another team of the provider's own firm carries out a step of the service
standalone              the legal status is a contract of its own
binding                 the legal status is a contract of its own or a schedule, or not chosen yet
profile-iso             the draft is judged by the profile "iso"
"""

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Literal, TypeVar

import msgspec
from msgspec import Meta, Struct

from sla_desktop import resources
from sla_desktop.domain.agreement import AgreementKind, Trade
from sla_desktop.domain.jsontext import BadJsonError, parse

Tier = Literal["core", "expected", "conditional"]
Trigger = Literal[
    "availability-metric",
    "priorities",
    "customer-systems",
    "customer-data",
    "credits",
    "percent-credits",
    "termination-for-failure",
    "earn-back",
    "bonus",
    "third-parties",
    "two-suppliers",
    "internal-steps",
    "standalone",
    "binding",
    "profile-iso",
]
ElementId = Annotated[str, Meta(pattern="^A[0-9]{2}[abc]?$")]
Text = Annotated[str, Meta(min_length=1)]

# One file a theme, in the order of the ids.
THEMES = (
    "overview",
    "services",
    "levels",
    "responsibilities",
    "support",
    "credits",
    "reporting",
    "security-and-charges",
    "legal",
    "closing",
    "sales-marketing",
)

T = TypeVar("T")


class CatalogueError(Exception):
    """A shipped data file is missing or broken: one sentence that names it."""


class Case(Struct, frozen=True, forbid_unknown_fields=True):
    """A tier that holds in some agreements; None: not required there.

    It applies where all three sets allow it: an empty set allows everything, of several triggers
    one suffices.
    """

    tier: Tier | None
    kinds: frozenset[AgreementKind] = frozenset()
    trades: frozenset[Trade] = frozenset()
    triggers: frozenset[Trigger] = frozenset()


class Element(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One element: what it is, why it matters and when it is present, complete or weak.

    `tier` is the usual one; the first of `cases` that applies wins over it, and `condition` says
    the same in words.
    """

    id: ElementId
    title: Text
    tier: Tier
    cases: tuple[Case, ...] = ()
    condition: str = ""
    help: Text
    why: Text
    example: Text
    present: Text
    complete: Text
    weak: Text
    sources: Annotated[tuple[Text, ...], Meta(min_length=1)]


@cache
def elements() -> Mapping[str, Element]:
    """Every element by id, in order. Raises CatalogueError."""
    result: dict[str, Element] = {}
    for theme in THEMES:
        name = f"{theme}.json"
        for element in read_shipped(tuple[Element, ...], "catalogue", "elements", name):
            if element.id in result:
                raise broken(name, f"the element {element.id} stands there a second time")
            result[element.id] = element
    return result


def tier_for(
    element: Element, kind: AgreementKind | None, trade: Trade, triggers: frozenset[Trigger]
) -> Tier | None:
    """How much `element` matters in such an agreement; None: it is not required there."""
    for case in element.cases:
        if _applies(case, kind, trade, triggers):
            return case.tier
    return element.tier


def _applies(
    case: Case, kind: AgreementKind | None, trade: Trade, triggers: frozenset[Trigger]
) -> bool:
    return (
        (not case.kinds or kind in case.kinds)
        and (not case.trades or trade in case.trades)
        and (not case.triggers or not case.triggers.isdisjoint(triggers))
    )


def read_shipped(kind: type[T], *parts: str) -> T:
    """The shipped file at `parts` as a `kind`. Raises CatalogueError."""
    name = parts[-1]
    try:
        return msgspec.convert(parse(resources.path(*parts).read_bytes(), name), kind)
    except OSError as error:
        raise broken(name, "it cannot be read") from error
    except BadJsonError as error:
        raise broken(name, "it is not valid JSON") from error
    except msgspec.ValidationError as error:
        raise broken(name, str(error)) from error


def broken(name: str, what: str) -> CatalogueError:
    """The error for the shipped file `name`."""
    return CatalogueError(f"The program's own file “{name}” is broken ({what}): reinstall it.")

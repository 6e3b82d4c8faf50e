"""How a rule joins the checklist: one decorated function, in the file of its theme."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.finding import Fault, Gap, Severity
from sla_desktop.domain.sections import SectionBase

Reads = tuple[type[SectionBase], ...]


class ElementRule(Struct, frozen=True):
    """Judges one element of Table A: yields what it lacks, nothing when it is complete."""

    id: str
    reads: Reads
    judge: Callable[[Draft], Iterator[Gap]]
    words: bool = False


class CrossCheck(Struct, frozen=True):
    """Judges elements against each other.

    `severity` is the worst it gives, `weakens` the elements that count as weak while it fires
    (one fault, one finding).
    """

    id: str
    severity: Severity
    reads: Reads
    weakens: tuple[str, ...]
    sources: tuple[str, ...]
    judge: Callable[[Draft], Iterator[Fault]]
    words: bool = False


class Registry:
    """All rules by id, filled by the decorators when the theme files are imported."""

    def __init__(self) -> None:
        self.elements: dict[str, ElementRule] = {}
        self.checks: dict[str, CrossCheck] = {}

    def element(
        self, element_id: str, *reads: type[SectionBase], words: bool | None = None
    ) -> Callable[[Callable[[Draft], Iterator[Gap]]], Callable[[Draft], Iterator[Gap]]]:
        """Registers the rule of an element; it sees only sections of the kinds it `reads`, with
        their wording and titles only if it wants `words`: else it is not asked while these are
        typed. With no `reads` it sees every section, and then `words` too, unless it does without.
        """

        def register(
            judge: Callable[[Draft], Iterator[Gap]],
        ) -> Callable[[Draft], Iterator[Gap]]:
            if element_id in self.elements:
                raise ValueError(f"Two rules for element {element_id}.")
            seen = _sees_words(reads, words)
            self.elements[element_id] = ElementRule(element_id, reads, judge, seen)
            return judge

        return register

    def check(
        self,
        check_id: str,
        severity: Severity,
        *reads: type[SectionBase],
        weakens: tuple[str, ...] = (),
        sources: tuple[str, ...] = (),
        words: bool | None = None,
    ) -> Callable[[Callable[[Draft], Iterator[Fault]]], Callable[[Draft], Iterator[Fault]]]:
        """Registers a cross-check; `reads` and `words` as for an element."""

        def register(
            judge: Callable[[Draft], Iterator[Fault]],
        ) -> Callable[[Draft], Iterator[Fault]]:
            if check_id in self.checks:
                raise ValueError(f"Two checks with the id {check_id}.")
            self.checks[check_id] = CrossCheck(
                check_id, severity, reads, weakens, sources, judge, _sees_words(reads, words)
            )
            return judge

        return register


def _sees_words(reads: Reads, words: bool | None) -> bool:
    return not reads if words is None else words


rules = Registry()

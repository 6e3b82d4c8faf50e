"""The promise against what stands behind it: suppliers' availabilities and hand-over times."""

from collections.abc import Sequence
from decimal import Decimal

from sla_desktop.domain import parse, show
from sla_desktop.domain.agreement import Agreement
from sla_desktop.simulate.chain import (
    Behind,
    Composite,
    HandOver,
    Link,
    availabilities,
    hand_over,
    in_row,
    links_of,
    side_by_side,
    with_steps,
)
from sla_desktop.simulate.results import number_text
from sla_desktop.ui.calculators.outcome import TONES, Bar, Bars, Fill, Outcome
from sla_desktop.ui.calculators.panel import Job, Panel

_FILLS: dict[bool | None, Fill] = {True: "good", False: "bad", None: "plain"}
_OWN = "own"
_JOINTS = {"row": "all of them work", "side": "one of them works"}
_NOTHING = (
    "Nothing stands behind the promises yet: give your suppliers their availability and say "
    "whether their failure alone stops the service, or list the steps of a hand-over."
)


class ChainPanel(Panel):
    """Every promise with links or steps behind it, one at a time."""

    title = "Chain behind a promise"
    about = "Links that must all work are multiplied; steps one after the other are added."

    def ask(self) -> None:
        self.chosen = self.choice("Promise", {})
        self.chosen.edited.connect(self._offer)
        self.links = self.line("Availabilities", "99.95; 99.99; 99.99")
        self.joint = self.choice("The service works while", _JOINTS)
        self.joint.set_value("row")
        self.promise = self.line("Held against", "99.9", "A promise; may be empty.")

    def _offer(self, _value: object = None) -> None:
        """Fields for links of one's own, only where they are chosen."""
        own = self.chosen.value() == _OWN
        for field in (self.links, self.joint, self.promise):
            self.form.setRowVisible(field, own)

    def prefill(self, agreement: Agreement) -> None:
        metrics = {f"m:{one.metric.id}": one.metric.name for one in availabilities(agreement)}
        steps = {f"p:{one.id}": f"Fix time of {one.name}" for one in with_steps(agreement)}
        self.chosen.set_choices({**metrics, **steps, _OWN: "Links of your own"})
        if self.chosen.value() is None:
            self.chosen.set_value(next(iter((*metrics, *steps)), _OWN))
        self._offer()

    def aim(self, row_id: str) -> None:
        for key in (f"m:{row_id}", f"p:{row_id}"):
            self.chosen.set_value(key)
            if self.chosen.value() is not None:
                break
        self.prefill(self.session.agreement)
        self.work()

    def job(self, agreement: Agreement) -> Job:
        if self.chosen.value() == _OWN:
            return self._own()
        kind, _, row_id = (self.chosen.value() or "").partition(":")
        return lambda: _outcome(agreement, kind, row_id)

    def _own(self) -> Job:
        """Work on links that were typed."""
        parts = [part for part in self.links.text().split(";") if part.strip()]
        percents = [parse.percent(part).value for part in parts]
        if any(one > 100 for one in percents):
            raise parse.BadValueError("An availability is 100 % at most.")
        links = [Link(f"Link {at}", one) for at, one in enumerate(percents, 1)]
        promise = parse.percent(self.promise.text()).value if self.promise.text() else None
        one_suffices = self.joint.value() == "side"
        return lambda: _typed(links, promise, one_suffices=one_suffices)


def _typed(links: list[Link], promise: Decimal | None, *, one_suffices: bool) -> Outcome:
    if not links:
        return Outcome(headline=_NOTHING)
    if one_suffices:
        composite = side_by_side(links)
        return Outcome(
            headline=composite.why[0],
            columns=("Link", "Availability"),
            rows=_rows(links, composite),
            lines=composite.why,
        )
    return _shown(links, in_row(links, promise), promise)


def _outcome(agreement: Agreement, kind: str, row_id: str) -> Outcome:
    behind = next((b for b in availabilities(agreement) if b.metric.id == row_id), None)
    if kind == "m" and behind is not None:
        return _links(agreement, behind)
    priority = next((one for one in with_steps(agreement) if one.id == row_id), None)
    if kind == "p" and priority is not None:
        return _steps(hand_over(agreement, priority))
    return Outcome(headline=_NOTHING)


def _links(agreement: Agreement, behind: Behind) -> Outcome:
    return _shown(links_of(agreement, behind.metric), behind.composite, behind.promise)


def _rows(links: Sequence[Link], composite: Composite) -> tuple[tuple[str, str], ...]:
    rows = [(one.name, f"{show.decimal_text(one.percent)} %") for one in links]
    return (*rows, ("All together", f"{number_text(composite.percent, 7)} %"))


def _shown(links: Sequence[Link], composite: Composite, promise: Decimal | None) -> Outcome:
    lost = 100 - composite.percent
    bars = [
        Bar(one.name, 100 - float(one.percent), f"{show.decimal_text(100 - one.percent)} %")
        for one in links
    ]
    total = f"{number_text(lost)} %"
    bars.append(Bar("All together", float(lost), total, _FILLS[composite.holds]))
    rows, allows, limit = _rows(links, composite), "", None
    if promise is not None:
        rows = (*rows, ("Promise", f"{show.decimal_text(promise)} %"))
        allows = f"the promise allows {show.decimal_text(100 - promise)} %"
        limit = 100 - float(promise)
    return Outcome(
        headline=composite.why[0 if promise is None else 1],
        tone=TONES[composite.holds],
        columns=("Link", "Availability"),
        rows=rows,
        lines=composite.why,
        picture=Bars(tuple(bars), limit, allows),
        picture_says=f"Time down as a share: all together {number_text(lost)} %. {allows}",
    )


def _steps(steps: HandOver) -> Outcome:
    taken = f"{number_text(steps.hours, 2)} h"
    bars = [Bar("Steps together", float(steps.hours), taken, "bad" if steps.failing else "good")]
    limit, promise = None, ""
    if steps.promised is not None:
        limit, promise = float(steps.promised), f"promised {number_text(steps.promised, 2)} h"
    return Outcome(
        headline=f"{steps.name}: the steps take {taken} by the clock"
        + (f", {promise}." if promise else "."),
        tone=TONES[steps.holds],
        columns=("Step", "Takes", "Done"),
        rows=steps.steps,
        lines=steps.why,
        picture=Bars(tuple(bars), limit, promise),
        picture_says=f"The steps together take {taken}; {promise}.",
    )

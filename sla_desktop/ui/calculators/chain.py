"""The promise against what stands behind it: suppliers' availabilities and hand-over times."""

from sla_desktop.domain import show
from sla_desktop.domain.agreement import Agreement
from sla_desktop.simulate.chain import Behind, HandOver, availabilities, hand_overs, links_of
from sla_desktop.simulate.results import number_text
from sla_desktop.ui.calculators.outcome import TONES, Bar, Bars, Outcome
from sla_desktop.ui.calculators.panel import Job, Panel

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

    def prefill(self, agreement: Agreement) -> None:
        metrics = {f"m:{one.metric.id}": one.metric.name for one in availabilities(agreement)}
        steps = {f"p:{one.priority}": f"Fix time of {one.name}" for one in hand_overs(agreement)}
        self.chosen.set_choices({**metrics, **steps})
        self.chosen.setEnabled(bool(metrics or steps))
        if self.chosen.value() is None:
            self.chosen.set_value(next(iter((*metrics, *steps)), None))

    def aim(self, row_id: str) -> None:
        for key in (f"m:{row_id}", f"p:{row_id}"):
            self.chosen.set_value(key)
            if self.chosen.value() is not None:
                break
        self.prefill(self.session.agreement)
        self.work()

    def job(self, agreement: Agreement) -> Job:
        kind, _, row_id = (self.chosen.value() or "").partition(":")
        return lambda: _outcome(agreement, kind, row_id)


def _outcome(agreement: Agreement, kind: str, row_id: str) -> Outcome:
    behind = next((b for b in availabilities(agreement) if b.metric.id == row_id), None)
    if kind == "m" and behind is not None:
        return _links(agreement, behind)
    steps = next((s for s in hand_overs(agreement) if s.priority == row_id), None)
    if kind == "p" and steps is not None:
        return _steps(steps)
    return Outcome(headline=_NOTHING)


def _links(agreement: Agreement, behind: Behind) -> Outcome:
    composite = behind.composite
    links = links_of(agreement, behind.metric)
    whole = number_text(composite.percent)
    rows = [(one.name, f"{show.decimal_text(one.percent)} %") for one in links]
    rows += [("All together", f"{whole} %"), ("Promise", f"{show.decimal_text(behind.promise)} %")]
    bars = [
        Bar(one.name, 100 - float(one.percent), f"{show.decimal_text(100 - one.percent)} %")
        for one in links
    ]
    lost = 100 - composite.percent
    total = Bar(
        "All together", float(lost), f"{number_text(lost)} %", "good" if composite.holds else "bad"
    )
    promise = f"the promise allows {show.decimal_text(100 - behind.promise)} %"
    limit = 100 - float(behind.promise)
    return Outcome(
        headline=composite.why[1],
        tone=TONES[composite.holds],
        columns=("Link", "Availability"),
        rows=tuple(rows),
        lines=composite.why,
        picture=Bars((*bars, total), limit, promise),
        picture_says=f"Time down as a share: all links together {number_text(lost)} %, {promise}.",
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
        columns=("Step by step",),
        rows=tuple((line,) for line in steps.why),
        lines=steps.why,
        picture=Bars(tuple(bars), limit, promise),
        picture_says=f"The steps together take {taken}; {promise}.",
    )

"""The worst month and year in money, and each ladder of credits drawn."""

from fractions import Fraction

from sla_desktop.domain.agreement import Agreement
from sla_desktop.simulate.credit import money_text
from sla_desktop.simulate.exposure import Exposure, exposure
from sla_desktop.simulate.ladder import Ladder, Step
from sla_desktop.simulate.results import number_text
from sla_desktop.ui.calculators.outcome import Fill, Outcome, Stair, Stairs
from sla_desktop.ui.calculators.panel import Job, Panel

_MARKS: dict[str, str] = {"gap": "Gap: ", "overlap": "Overlap: "}


class ExposurePanel(Panel):
    """What the credits can come to, for both sides."""

    title = "Worst month and year"
    about = "What the credits can cost the provider and bring the customer, under all the caps."
    size_hint = (640, 660)

    def ask(self) -> None:
        self.chosen = self.choice("Ladder", {})

    def prefill(self, agreement: Agreement) -> None:
        found = exposure(agreement).ladders
        self.chosen.set_choices({f"{one.schedule} {one.metric}": one.name for one in found})
        self.chosen.setEnabled(bool(found))
        if self.chosen.value() is None and found:
            self.chosen.set_value(f"{found[0].schedule} {found[0].metric}")

    def aim(self, row_id: str) -> None:
        for one in exposure(self.session.agreement).ladders:
            if row_id in (one.schedule, one.metric):
                self.chosen.set_value(f"{one.schedule} {one.metric}")
                break
        self.work()

    def job(self, agreement: Agreement) -> Job:
        chosen = self.chosen.value()
        return lambda: _outcome(exposure(agreement), chosen)


def _outcome(found: Exposure, chosen: str | None) -> Outcome:
    ladder = next((one for one in found.ladders if f"{one.schedule} {one.metric}" == chosen), None)
    rows: list[tuple[str, str, str]] = []
    picture: Stairs | None = None
    if ladder is not None:
        rows = [(_span(step, ladder), _what(step), _money(step, found)) for step in ladder.steps]
        picture = _drawn(ladder)
    faulty = ladder is not None and any(step.kind in ("gap", "overlap") for step in ladder.steps)
    return Outcome(
        headline="\n".join((*found.provider, found.customer[0])),
        tone="warning" if faulty or found.month is None else "",
        columns=("Result", "Credit", "In money"),
        rows=tuple(rows),
        lines=(*found.provider, *found.customer, *found.basis),
        picture=picture,
        picture_says="; ".join(f"{span}: {what}" for span, what, _ in rows),
    )


def _span(step: Step, ladder: Ladder) -> str:
    low = number_text(step.low)
    if step.high == step.low:
        return f"exactly {low} {ladder.unit}"
    if step.high is None:
        return f"over {low} {ladder.unit}"
    return f"{low} to {number_text(step.high)} {ladder.unit}"


def _what(step: Step) -> str:
    return _MARKS.get(step.kind, "") + step.text


def _money(step: Step, found: Exposure) -> str:
    return "" if step.money is None else money_text(step.money, found.currency)


def _drawn(ladder: Ladder) -> Stairs:
    """The part of the axis on which something happens."""
    ends = [end for step in ladder.steps for end in (step.low, step.high) if end is not None]
    inner = sorted({end for end in ends if end not in (Fraction(0), Fraction(100))}) or [
        Fraction(0)
    ]
    margin = (inner[-1] - inner[0]) / 2 or abs(inner[0]) / 10 or Fraction(1)
    left, right = max(Fraction(0), inner[0] - margin), inner[-1] + margin
    if ladder.unit == "%":
        right = min(Fraction(100), right)
    marks = [("target", ladder.target), ("minimum", ladder.minimum)]
    return Stairs(
        stairs=tuple(_stair(step, right) for step in ladder.steps),
        left=float(left),
        right=float(right),
        marks=tuple((float(level), name) for name, level in marks if level is not None),
        unit=ladder.unit,
    )


def _stair(step: Step, right: Fraction) -> Stair:
    fills: dict[str, Fill] = {"gap": "bad", "overlap": "overlap", "credit": "plain", "none": "good"}
    high = right if step.high is None else step.high
    height = step.percent if step.percent is not None else step.money
    text = {"gap": "gap", "none": "none"}.get(step.kind, step.text)
    return Stair(float(step.low), float(high), float(height or 0), fills[step.kind], text)

"""The calculators and simulators as commands: text with its basis, or JSON."""

import datetime as dt
from argparse import Namespace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from sla_desktop.cli import files, output, sim_output
from sla_desktop.cli.errors import UserError
from sla_desktop.domain import parse, show
from sla_desktop.domain.agreement import Agreement, first, metrics
from sla_desktop.domain.hours_text import weekly_hours
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.quantities import MeasureWindow
from sla_desktop.domain.sections import FunnelSection
from sla_desktop.domain.worktime import zone_info
from sla_desktop.reading.events import read_events
from sla_desktop.reading.history import read_history
from sla_desktop.reading.tables import table_bytes
from sla_desktop.simulate import allowance as allowances
from sla_desktop.simulate import baseline as baselines
from sla_desktop.simulate import chain as chains
from sla_desktop.simulate import small_numbers as few
from sla_desktop.simulate.exposure import exposure as exposed
from sla_desktop.simulate.funnel import follow_up
from sla_desktop.simulate.results import plain_levels, with_unit
from sla_desktop.simulate.term import windows
from sla_desktop.simulate.verdict import simulate as simulated

FINE = 0


def allowance(args: Namespace) -> int:
    percent = _percent(args.percent)
    zone_info(args.zone)
    hours = weekly_hours(args.hours) if args.hours else None
    (window,) = windows((args.month or args.quarter or args.year,), _window(args))
    basis = allowances.plain_basis(hours, window, args.zone)
    down = parse.duration(args.down) if args.down else None
    kept = allowances.kept_at(allowances.seconds_of(down), basis) if down else None
    if args.json:
        print(output.as_json(sim_output.allowance_plain(percent, basis, args.zone, kept)))
        return FINE
    lines = allowances.worked(percent, basis, args.zone, hours)
    if down and kept is not None:
        lines.append(f"{show.duration(down)} of downtime is {with_unit(kept, '%')}.")
    print(output.plain("\n".join(lines)))
    return FINE


def _window(args: Namespace) -> MeasureWindow:
    if args.quarter:
        return MeasureWindow(period="quarter")
    return MeasureWindow(period="year" if args.year else "month")


def _percent(text: str) -> Decimal:
    value = parse.percent(text).value
    if value > 100:
        raise UserError(f"“{text}” is more than everything: give a percentage up to 100.")
    return value


def simulate(args: Namespace) -> int:
    agreement = files.open_to_read(args.file).agreement
    given = _results(agreement, args.results)
    data, name = _read(args.events)
    imported = read_events(data, name, agreement)
    found = simulated(agreement, imported.events, args.month, given)
    if args.json:
        print(output.as_json(sim_output.simulation_plain(agreement, found, imported.notes)))
    else:
        print(output.plain(sim_output.simulation_text(agreement, found, imported.notes)))
    return FINE


def _read(path: str) -> tuple[bytes, str]:
    return table_bytes(Path(path)), Path(path).name


def _results(agreement: Agreement, pairs: list[str]) -> dict[str, Fraction]:
    known = {one.id for one in metrics(agreement)}
    found: dict[str, Fraction] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or name not in known:
            names = ", ".join(sorted(known)) or "none"
            raise UserError(f"“{pair}” is not of the form METRIC=VALUE with a metric of: {names}.")
        found[name] = Fraction(parse.decimal(value.strip().removesuffix("%")))
    return found


def exposure(args: Namespace) -> int:
    found = exposed(files.open_to_read(args.file).agreement)
    if args.json:
        print(output.as_json(sim_output.exposure_plain(found)))
    else:
        print(output.plain(sim_output.exposure_text(found)))
    return FINE


def chain(args: Namespace) -> int:
    agreement = files.open_to_read(args.file).agreement
    behind, steps = chains.availabilities(agreement), chains.hand_overs(agreement)
    if args.json:
        print(output.as_json(sim_output.chain_plain(behind, steps)))
    elif behind or steps:
        print(output.plain(sim_output.chain_text(behind, steps)))
    else:
        print(
            "Nothing stands behind the promises yet: give suppliers their availability and say "
            "whether their failure alone stops the service, or list the hand-over steps."
        )
    return FINE


def baseline(args: Namespace) -> int:
    agreement = files.open_to_read(args.file).agreement
    metric, values = _history(agreement, args)
    today: dt.date = args.today or dt.date.today()
    levels = plain_levels(metric, windows((today.replace(day=1),), MeasureWindow())[0])
    found = baselines.judge(
        values,
        levels.direction,
        target=levels.target,
        minimum=levels.minimum,
        unit=levels.unit,
        strict=metric.strict,
        rounding=metric.rounding,
    )
    if found is None:
        raise UserError(f"“{metric.name}” has no history: give one with --history CSV.")
    if args.json:
        print(output.as_json(sim_output.baseline_plain(metric, found)))
    else:
        print(output.plain("\n".join((metric.name, *found.why))))
    return FINE


def _history(agreement: Agreement, args: Namespace) -> tuple[Metric, tuple[Decimal, ...]]:
    """The metric that is meant, and its past: of a file, else of the draft."""
    known = metrics(agreement)
    chosen = [one for one in known if args.metric in (None, one.id)]
    if args.metric is None and not args.history:
        chosen = [one for one in known if one.baseline and one.baseline.values]
    if len(chosen) != 1:
        names = ", ".join(one.id for one in known) or "none"
        raise UserError(f"Say which metric is meant with --metric ID; the draft has: {names}.")
    metric = chosen[0]
    if args.history:
        data, name = _read(args.history)
        return metric, read_history(data, name).values
    return metric, metric.baseline.values if metric.baseline else ()


def small_numbers(args: Namespace) -> int:
    percent = _percent(args.percent)
    found = few.explained(args.cases, percent, "lower" if args.lower else "higher")
    assert found is not None
    if args.json:
        print(output.as_json(sim_output.few_plain(percent, found)))
    else:
        print("\n".join(found.why))
    return FINE


def funnel(args: Namespace) -> int:
    section = first(files.open_to_read(args.file).agreement, FunnelSection)
    if section is None:
        raise UserError("This agreement has no goal of leads: it is not for sales and marketing.")
    found = follow_up(section)
    if args.json:
        print(output.as_json(sim_output.funnel_plain(found)))
    else:
        print(output.plain("\n".join(found.why)))
    return FINE

"""Security, backup and continuity, exit, charges (A52–A55)."""

from collections.abc import Iterator

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import clock_days, lacking, place, placed, plain, quoted
from sla_desktop.checks.finding import Gap
from sla_desktop.checks.registry import rules
from sla_desktop.domain import show
from sla_desktop.domain.agreement import Agreement, first, sections_of
from sla_desktop.domain.protection import BackupPlan, Fee
from sla_desktop.domain.quantities import Duration, Percent
from sla_desktop.domain.sections import (
    ChargesSection,
    ContinuitySection,
    CreditsSection,
    ExitSection,
    SecuritySection,
    TerminationSection,
    TermSection,
)


@rules.element("A52", SecuritySection)
def security(draft: Draft) -> Iterator[Gap]:
    """A rule; whether personal data are handled, and if so notice of a breach and place."""
    agreement = draft.agreement
    section = first(agreement, SecuritySection)
    if section is None or not (section.rules or section.standards or section.patch_time):
        yield Gap(
            "missing",
            "No rule on security or confidentiality is stated: say who has access to what.",
            place(agreement, SecuritySection, "rules"),
        )
    if section is None:
        return
    if section.personal_data is None:
        yield Gap(
            "incomplete",
            "Nothing says whether personal data are handled: answer yes or no.",
            f"{section.id}.personal_data",
        )
    if not section.personal_data:
        return
    if section.breach_notice is None:
        yield Gap(
            "incomplete",
            "Personal data are handled, but nothing says how soon a breach is notified.",
            f"{section.id}.breach_notice",
        )
    if not section.data_location.strip():
        yield Gap(
            "incomplete",
            "Personal data are handled, but nothing says where they are kept.",
            f"{section.id}.data_location",
        )


@rules.element("A53", ContinuitySection)
def continuity(draft: Draft) -> Iterator[Gap]:
    """An interval of backups; recovery point, recovery time and tests."""
    agreement = draft.agreement
    listed = placed(agreement, ContinuitySection, "backups", lambda s: s.backups)
    if not listed:
        yield Gap(
            "missing",
            "No backup is described: say how often data are copied and how long copies are kept.",
            place(agreement, ContinuitySection, "backups"),
        )
    yield from lacking(
        "missing",
        [b for b in listed if b.row.interval is None],
        "interval",
        "no interval: say how often it is backed up.",
    )
    for field, has, says in (
        ("recovery_point", _has_point, "no recovery point: say how much recent work may be lost."),
        ("recovery_time", _has_time, "no recovery time: say how soon it runs again."),
        ("tests", _has_tests, "no restore test: say how often one is made."),
    ):
        yield from lacking("incomplete", [b for b in listed if not has(b.row)], field, says)


def _has_point(plan: BackupPlan) -> bool:
    return plan.recovery_point is not None


def _has_time(plan: BackupPlan) -> bool:
    return plan.recovery_time is not None


def _has_tests(plan: BackupPlan) -> bool:
    return plan.tests is not None or plan.tests_on_order


@rules.element("A54", ExitSection, TerminationSection, TermSection)
def hand_back(draft: Draft) -> Iterator[Gap]:
    """A time for the hand-back within the notice; the format of data and proof of deletion."""
    agreement = draft.agreement
    section = first(agreement, ExitSection)
    if section is None or section.hand_back is None:
        yield Gap(
            "missing",
            "Nothing says how soon data, keys and papers are handed back at the end.",
            place(agreement, ExitSection, "hand_back"),
        )
    if section is None:
        return
    if not section.data_format.strip():
        yield Gap(
            "incomplete",
            "Nothing says in which format data are handed back; if none are held, say so.",
            f"{section.id}.data_format",
        )
    if not section.deletion_proof.strip():
        yield Gap(
            "incomplete",
            "Nothing says how the deletion of copies is proved; if none are held, say so.",
            f"{section.id}.deletion_proof",
        )
    notice = _shortest_notice(agreement)
    if section.hand_back and notice and clock_days(section.hand_back) > clock_days(notice):
        yield Gap(
            "weak",
            plain(
                f"The hand-back takes {show.duration(section.hand_back)}, longer than the notice "
                f"of {show.duration(notice)}: shorten it."
            ),
            f"{section.id}.hand_back",
        )


def _shortest_notice(agreement: Agreement) -> Duration | None:
    """The shortest ordinary notice; without one the notice that stops the renewal."""
    given = [
        right.notice
        for section in sections_of(agreement, TerminationSection)
        for right in section.rights
        if right.cause == "ordinary" and right.notice is not None
    ]
    if not given:
        given = [s.notice for s in sections_of(agreement, TermSection) if s.notice is not None]
    return min(given, key=clock_days, default=None)


@rules.element("A55", ChargesSection, CreditsSection)
def charges(draft: Draft) -> Iterator[Gap]:
    """A fee or the contract that sets it; how often it is invoiced."""
    agreement = draft.agreement
    section = first(agreement, ChargesSection)
    if section is not None and section.none:
        return
    if section is None or not (section.reference.strip() or section.fees or section.rates):
        yield Gap(
            "missing",
            "No fee is given: enter it, or name the contract that sets it.",
            place(agreement, ChargesSection, "fees"),
        )
        return
    if section.indexation is not None and section.indexation.cap is None:
        yield Gap(
            "weak",
            "Fees may rise with no limit: say by how much at most.",
            f"{section.id}.indexation.cap",
        )
    fees = placed(agreement, ChargesSection, "fees", lambda s: s.fees)
    yield from lacking(
        "weak",
        [f for f in fees if f.row.amount is None],
        "amount",
        "no amount: enter it with its currency.",
    )
    for fee in fees:
        if fee.row.amount is not None and not fee.row.amount.amount and _pays(agreement, fee.row):
            yield Gap(
                "weak",
                f"{quoted(fee.row.name)} is 0, so a credit that is a share of it pays nothing: "
                "enter the fee, or give the credit as a sum.",
                f"{fee.path}.amount",
            )
    if section.invoiced is None and not section.reference.strip():
        yield Gap(
            "incomplete",
            "Nothing says how often the fee is invoiced, e.g. monthly.",
            f"{section.id}.invoiced",
        )


def _pays(agreement: Agreement, fee: Fee) -> bool:
    """Whether a credit is a share of this fee: of the one it names, or of the only one there is."""
    fees = [one for s in sections_of(agreement, ChargesSection) for one in s.fees]
    schedules = [one for s in sections_of(agreement, CreditsSection) for one in s.schedules]
    return any(
        (schedule.fee or (fees[0].id if len(fees) == 1 else "")) == fee.id
        and any(isinstance(tier.credit, Percent) for tier in schedule.tiers)
        for schedule in schedules
    )

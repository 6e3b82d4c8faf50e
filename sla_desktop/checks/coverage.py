"""The same draft judged by each profile: its score, and what is missing there."""

from msgspec import Struct

from sla_desktop.catalogue.profiles import profiles
from sla_desktop.checks.draft import Context
from sla_desktop.checks.judge import Judge
from sla_desktop.domain.agreement import Agreement


class Coverage(Struct, frozen=True):
    """How a draft stands in one profile; `missing` are ids of elements, in catalogue order."""

    id: str
    title: str
    score: int
    missing: tuple[str, ...]
    fits: bool  # the profile is made for this kind of agreement


def coverage(agreement: Agreement, context: Context) -> tuple[Coverage, ...]:
    """The draft in every profile, in the order they are offered."""
    judge = Judge()
    result: list[Coverage] = []
    for profile in profiles().values():
        checklist = judge.checklist(agreement, context, profile.id)
        missing = tuple(one for one, status in checklist.statuses.items() if status == "missing")
        fits = profile.fits(agreement.kind)
        result.append(Coverage(profile.id, profile.title, checklist.score, missing, fits))
    return tuple(result)

"""Profiles: which elements a draft is judged by, one list for each standard or purpose."""

from collections.abc import Mapping
from functools import cache
from typing import Annotated

from msgspec import Meta, Struct

from sla_desktop.catalogue.elements import ElementId, Text, broken, elements, read_shipped
from sla_desktop.domain.agreement import AgreementKind
from sla_desktop.domain.errors import InputError

_FILE = "profiles.json"


class UnknownProfileError(InputError):
    """No profile has that id: one sentence that lists those there are."""


class Profile(Struct, frozen=True, forbid_unknown_fields=True):
    """A named list of element ids, in catalogue order."""

    id: Annotated[str, Meta(pattern="^[a-z]+$")]
    title: Text
    summary: Text
    elements: tuple[ElementId, ...]
    kinds: tuple[AgreementKind, ...] = ()  # that it is made for; none: for any

    def fits(self, kind: AgreementKind | None) -> bool:
        """Whether it is made for agreements of this kind."""
        return not self.kinds or kind in self.kinds


@cache
def profiles() -> Mapping[str, Profile]:
    """Every profile by id, in the order they are offered. Raises CatalogueError."""
    result: dict[str, Profile] = {}
    for item in read_shipped(tuple[Profile, ...], "catalogue", _FILE):
        if item.id in result:
            raise broken(_FILE, f"the profile {item.id} stands there a second time")
        if unknown := [one for one in item.elements if one not in elements()]:
            raise broken(_FILE, f"there is no element {unknown[0]}")
        result[item.id] = item
    return result


def profile(profile_id: str) -> Profile:
    """The profile with that id. Raises UnknownProfileError."""
    known = profiles()
    if profile_id not in known:
        listed = ", ".join(known)
        raise UnknownProfileError(f"There is no profile “{profile_id}”: choose one of {listed}.")
    return known[profile_id]

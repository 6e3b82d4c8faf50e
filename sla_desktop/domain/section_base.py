"""What every section has."""

from typing import Literal

from sla_desktop.domain.base import Row
from sla_desktop.domain.text import RichText


class SectionBase(Row, frozen=True, kw_only=True, tag_field="section"):
    """What every section has: a title, a place in the outline, and wording of its own.

    `depth` 0 is a main section, 1 and 2 stand below the one before. An excluded section is kept
    but neither judged nor printed.
    """

    title: str
    included: bool = True
    depth: Literal[0, 1, 2] = 0
    wording: RichText = ()

"""What a template leaves open for the owner to fill in."""

from typing import Literal

from msgspec import Struct

FieldKind = Literal["text", "date", "duration", "money", "percent", "number", "choice", "yes-no"]


class TemplateField(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing the template leaves open, and the paths that its answer fills."""

    id: str
    label: str
    kind: FieldKind
    example: str
    paths: tuple[str, ...]
    quick: bool = False  # asked in the quick start

"""Finds the shipped data: in a wheel, in a checkout (editable install) and in a frozen program."""

import sys
from functools import cache
from pathlib import Path


@cache
def root() -> Path:
    """Folder that holds the shipped data files."""
    frozen = getattr(sys, "_MEIPASS", None)
    package = Path(__file__).resolve().parent
    places = [package / "_resources", package.parent / "resources"]
    if frozen:
        places.insert(0, Path(frozen) / "resources")
    for place in places:
        if place.is_dir():
            return place
    looked = ", ".join(str(place) for place in places)
    raise FileNotFoundError(
        f"The program's own data is missing (looked in {looked}): reinstall it."
    )


def path(*parts: str) -> Path:
    """Path of one shipped file, e.g. ``path("fonts", "Carlito-Regular.ttf")``."""
    return root().joinpath(*parts)

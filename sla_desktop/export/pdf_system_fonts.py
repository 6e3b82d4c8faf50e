"""Fonts of the computer, asked only for characters that no shipped font draws."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from sla_desktop.export.pdf_fonts import is_sound
from sla_desktop.export.pdf_shaping import coverage

FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/Library/Fonts",
    "/System/Library/Fonts",
    "C:/Windows/Fonts",
)
# Good faces come first, by how their file is called; the rest follows by name.
_PREFERRED = (
    *("notosanssc-regular", "msyh", "stheiti", "wqy-microhei", "wqy-zenhei"),
    *("droidsansfallbackfull", "yugothm", "msgothic", "malgun", "nanumgothic"),
    *("nirmala", "leelawui", "tahoma", "notosans", "arialuni", "arial unicode"),
)
_STYLED = ("bold", "italic", "oblique", "light", "black", "thin", "mono", "cond", "serif")
_MOST_FILES = 600


@cache
def covering(character: str) -> str | None:
    """The first font of this computer that draws `character` and may be embedded."""
    code = ord(character)
    return next((name for name in listed() if code in coverage(name) and is_sound(name)), None)


@cache
def listed() -> tuple[str, ...]:
    """What `coverage` calls the faces of this computer, the best first."""
    files = sorted(set(_files()), key=_rank)[:_MOST_FILES]
    return tuple(f"{path}#0" for path in files)


def _files() -> Iterator[Path]:
    for folder in map(Path, FOLDERS):
        if folder.is_absolute():
            yield from (
                path for path in folder.rglob("*") if path.suffix.lower() in (".ttf", ".ttc")
            )


def _rank(path: Path) -> tuple[int, bool, str]:
    name = path.name.lower()
    place = next((at for at, each in enumerate(_PREFERRED) if name.startswith(each)), 99)
    return place, any(style in name for style in _STYLED), str(path)

"""Whole documents as trees, beside the files in ``golden/``.

After a change that is meant: ``python tests/document/test_golden.py`` writes the files anew.
"""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from sla_desktop.document.compose import compose
from sla_desktop.document.plain import plain_text
from sla_desktop.domain.agreement import Agreement
from tests.document.small import department_agreement, support_agreement
from tests.document.trees import tree

GOLDEN = Path(__file__).parent / "golden"
SMALL: dict[str, Callable[[], Agreement]] = {
    "support": support_agreement,
    "departments": department_agreement,
}


def texts(name: str) -> dict[str, str]:
    """What each golden file of an agreement must hold."""
    document = compose(SMALL[name]())
    return {f"{name}.txt": tree(document), f"{name}-plain.txt": plain_text(document)}


@pytest.mark.parametrize("name", SMALL)
def test_the_document_is_the_golden_one(name: str) -> None:
    for file, text in texts(name).items():
        assert text == (GOLDEN / file).read_text(encoding="utf-8")


if __name__ == "__main__":
    for each in SMALL:
        for file, text in texts(each).items():
            (GOLDEN / file).write_text(text, encoding="utf-8")

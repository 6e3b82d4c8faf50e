"""Writes the samples that ship: python -m tests.sheets.write_samples.

They are the managed IT support template filled in, and the three sheets.
"""

import json
from pathlib import Path

from msgspec.structs import replace

from sla_desktop.catalogue.templates import filled, start, templates
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.copyfile import SUFFIX, encode
from tests.sheets import linux_operations, office_cleaning, sales_marketing

FOLDER = Path(__file__).parents[2] / "resources" / "samples"
ANSWERS = Path(__file__).parents[1] / "fixtures" / "t02_answers.json"


def managed_it_support() -> Agreement:
    """The template with every field filled; holidays stay a rule, whose dates a start adds."""
    template = templates()["T02"]
    answers: dict[str, str] = json.loads(ANSWERS.read_text("utf-8"))
    agreement = start(template, "managed-it-support")
    return replace(filled(agreement, template, answers.items()), template="")


BUILDERS = (
    managed_it_support,
    linux_operations.build,
    office_cleaning.build,
    sales_marketing.build,
)


def copies() -> dict[str, bytes]:
    """The content of each sample by its file name."""
    agreements = [build() for build in BUILDERS]
    return {f"{agreement.id}{SUFFIX}": encode(agreement) for agreement in agreements}


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, content in copies().items():
        (FOLDER / name).write_bytes(content)


if __name__ == "__main__":
    main()

"""Writes the three sheets as the samples that ship: python -m tests.sheets.write_samples."""

from pathlib import Path

from sla_desktop.domain.copyfile import SUFFIX, encode
from tests.sheets import linux_operations, office_cleaning, sales_marketing

FOLDER = Path(__file__).parents[2] / "resources" / "samples"
BUILDERS = (linux_operations.build, office_cleaning.build, sales_marketing.build)


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

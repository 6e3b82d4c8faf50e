"""What a command says beside its answer: one line each, on standard error."""

import sys


def tell(sentence: str) -> None:
    """Says one sentence."""
    print(f"sla-desktop: {' '.join(sentence.split())}", file=sys.stderr)


def tell_removed(count: int, where: str) -> None:
    """Says what cleaning left out; nothing for a count of 0."""
    if count:
        what = f"{count} characters" if count > 1 else "1 character"
        tell(
            f"{what} that no document can hold (control or direction characters) "
            f"left out of {where}."
        )

import errno
from pathlib import Path

import pytest

from sla_desktop.storage.errors import not_saved, reason, unreadable
from tests.storage.faults import WindowsError


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "the disk is full"),
        (OSError(errno.EACCES, "x"), "access is denied"),
        (OSError(errno.EROFS, "x"), "the disk is read-only"),
        (OSError(errno.EMFILE, "Too many open files"), "Too many open files"),
        (OSError("something"), "something"),
        (OSError(), "OSError"),
        (WindowsError(32), "another program has it open"),
        (WindowsError(33), "another program has it open"),
        (WindowsError(5), "access is denied"),
    ],
)
def test_the_cause_is_said_in_plain_words(error: OSError, words: str) -> None:
    assert reason(error) == words


def test_sentences_name_the_file_the_cause_and_what_to_do() -> None:
    error = OSError(errno.ENOSPC, "x")
    assert str(not_saved(Path("a/b"), error)) == (
        "“a/b” was not saved (the disk is full): see to that and save again, "
        "or save a copy elsewhere."
    )
    assert str(unreadable(Path("a/b"), error)) == (
        "“a/b” cannot be read now (the disk is full): see to that and try again."
    )

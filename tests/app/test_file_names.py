"""Proposed names are safe on every system; typed ones are refused with a reason."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_desktop.app.file_names import LONGEST, problem_with, proposed_name


@pytest.mark.parametrize(
    ("title", "version", "name"),
    [
        ("Managed IT support", "0.2", "Managed IT support 0.2"),
        ("A/B: “C” <D>?", "1.0", "A B “C” D 1.0"),
        ("  spaced\tout\nhere. ", "1.0", "spaced out here 1.0"),
        ("", "0.1", "Agreement 0.1"),
        ("...", "", "Agreement"),
        (".hidden", "1.0", "hidden 1.0"),
        ("CON", "", "Agreement CON"),
        ("nul.v2", "", "Agreement nul.v2"),
        ("com1", "", "Agreement com1"),
        ("LPT²", "", "Agreement LPT²"),
        ("Conference", "", "Conference"),
        ("Cafe\u0301", "1", "Café 1"),
        ("a\u202egnp.exe", "1", "a gnp.exe 1"),
        ("Contract", "../../etc", "Contract etc"),
    ],
)
def test_a_name_is_proposed(title: str, version: str, name: str) -> None:
    assert proposed_name(title, version) == name


def test_a_long_title_ends_with_a_word_and_keeps_the_version() -> None:
    name = proposed_name("service level agreement " * 20, "0.2")
    assert len(name) <= LONGEST - 5
    assert name.endswith(("service 0.2", "level 0.2", "agreement 0.2"))


def test_a_title_of_wide_letters_fits_the_bytes_of_a_file_system() -> None:
    assert len((proposed_name("協定" * 200, "0.2") + ".docx").encode()) <= 255


@given(st.text(max_size=300), st.text(max_size=60))
def test_whatever_the_title_the_name_is_right(title: str, version: str) -> None:
    name = proposed_name(title, version)
    assert problem_with(name) == ""
    assert name == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("", "Write a name"),
        ("  ", "Write a name"),
        ("a/b", "cannot hold /"),
        ("a:b", "cannot hold :"),
        ("a\u202eb", "cannot be seen"),
        (" a", "begin or end"),
        ("a.", "full stop"),
        ("aux", "Windows keeps"),
        ("Prn.old", "Windows keeps"),
        ("a" * 116, "too long"),
        ("協" * 90, "too long"),
    ],
)
def test_a_bad_name_is_refused_with_a_reason(name: str, word: str) -> None:
    assert word in problem_with(name)


@pytest.mark.parametrize("name", ["Support 0.2", "Ärger & Söhne", "公司", "a.b.c", "CON 0.2"])
def test_a_good_name_passes(name: str) -> None:
    assert problem_with(name) == ""

"""Words and lines: measured once, broken at the right places, nothing lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_desktop.document.nodes import Blank, Inlines, Reference, Run
from sla_desktop.export.fonts import face_for, text_face
from sla_desktop.export.pdf_lines import break_lines, ends_in_space, pieces
from sla_desktop.export.pdf_text import Typesetter
from sla_desktop.export.pdf_words import Line, Text


def measured(*content: Run | Reference | Blank) -> Text:
    return Typesetter().measure(content, 10, False, False)


def shown(content: Inlines, width: float, first: float | None = None) -> list[str]:
    """The lines of `content` at a width in em, as they are drawn."""
    text, lines = break_lines(measured(*content), width if first is None else first, width)
    return ["".join(piece.text for piece in pieces(text, line)) for line in lines]


def plain(text: str, width: float = 1000) -> list[str]:
    return shown((Run(text),), width)


def em(text: str) -> float:
    return text_face().widths[text]


def test_a_line_takes_as_many_words_as_fit() -> None:
    assert plain("one two three four", em("one two")) == ["one two", "three", "four"]


def test_a_word_more_than_fits_goes_to_the_next_line() -> None:
    assert plain("one two three", em("one two") - 0.01) == ["one", "two", "three"]


def test_the_first_line_may_be_narrower() -> None:
    content = (Run("one two three"),)
    assert shown(content, em("one two three"), em("one")) == ["one", "two three"]


def test_spaces_are_one_space_and_none_at_the_ends() -> None:
    assert plain("  one \t two   three  ") == ["one two three"]


def test_a_space_between_runs_is_kept_and_none_is_added() -> None:
    content = (Run("one ", bold=True), Run("two"), Run("three", italic=True), Run(" four"))
    assert shown(content, 1000) == ["one twothree four"]


def test_a_space_of_its_own_run_counts() -> None:
    assert shown((Run("one"), Run(" ", bold=True), Run("two")), 1000) == ["one two"]


def test_runs_without_a_space_between_do_not_part() -> None:
    content = (Run("one two"), Run("(s)", bold=True), Run(" three"))
    assert shown(content, em("one two(s")) == ["one", "two(s)", "three"]


def test_a_line_break_in_the_text_breaks_the_line() -> None:
    assert plain("one\ntwo three\r\nfour") == ["one", "two three", "four"]


def test_line_breaks_without_text_leave_empty_lines() -> None:
    assert plain("\none\n\ntwo\n") == ["", "one", "", "two", ""]


def test_nothing_is_one_empty_line() -> None:
    assert shown((), 10) == [""]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("best-effort", ["best-", "effort"]),
        ("incident/request", ["incident/", "request"]),
        ("this—that", ["this—", "that"]),
        ("north–south", ["north–", "south"]),
        ("zero\u200bwidth", ["zero", "width"]),
    ],
)
def test_a_word_breaks_where_readers_expect_it(word: str, parts: list[str]) -> None:
    assert plain(word, em(word) * 0.7) == parts
    assert plain(word) == ["".join(parts)]


@pytest.mark.parametrize("word", ["2026-11", "08:00–18:00", "24/7", "T-3", "co\u2011op"])
def test_numbers_and_fixed_hyphens_hold_together(word: str) -> None:
    shown_as = word.replace("\u2011", "-")
    assert plain(f"at {word}", em(shown_as) + 0.1) == ["at", shown_as]


def test_a_fixed_space_holds_together() -> None:
    assert plain("at 99.9\u00a0%", em("99.9 %") + 0.1) == ["at", "99.9\u00a0%"]


def test_a_word_wider_than_a_line_is_cut() -> None:
    lines = plain("x" * 100, em("x" * 30))
    assert lines == ["x" * 30, "x" * 30, "x" * 30, "x" * 10]


def test_an_address_is_cut_after_its_punctuation() -> None:
    address = "service.desk@harbour-systems.example.org"
    lines = plain(address, em("service.desk@harb"))
    assert lines[0] == "service.desk@"
    assert "".join(lines) == address


def test_soft_hyphens_and_joiners_are_not_drawn() -> None:
    assert plain("ser\u00advice\u200d le\u200bvel\ufe0f") == ["service level"]


def test_a_letter_and_its_accent_become_one() -> None:
    assert plain("cafe\u0301") == ["caf\u00e9"]


def test_a_blank_stands_between_words_and_is_no_wider_than_a_line() -> None:
    text, lines = break_lines(measured(Run("by "), Blank("who", 400), Run(".")), 20, 20)
    (line,) = lines
    before, blank, stop = pieces(text, line)
    assert (before.text, blank.look.blank) == ("by", "who")
    assert blank.width == pytest.approx(18)
    assert stop.text == "."


def test_a_blank_is_as_wide_as_told() -> None:
    text, (line,) = break_lines(measured(Run("by "), Blank("who", 45)), 20, 20)
    _, blank = pieces(text, line)
    assert blank.width == pytest.approx(4.5)
    assert blank.start == pytest.approx(em("by "))


def test_pieces_follow_the_look_and_tell_where_they_begin() -> None:
    content = (Run("one two "), Run("three", bold=True), Reference(" 5.2", "c"))
    text, (line,) = break_lines(measured(*content), 100, 100)
    first, second, third = pieces(text, line)
    assert [piece.text for piece in (first, second, third)] == ["one two", " three", " 5.2"]
    assert second.start == pytest.approx(first.start + first.width)
    assert third.look.target == "c"
    assert third.start + third.width == pytest.approx(line.width)


def test_only_a_space_ends_a_line_in_a_space() -> None:
    text, lines = break_lines(measured(Run("best-effort basis")), em("best-ef"), em("best-ef"))
    assert [ends_in_space(text, line) for line in lines] == [False, True, False]


def test_another_face_draws_what_the_text_face_cannot() -> None:
    text = measured(Run("done \u2713 and\u2610so"))
    assert [look.face.name for look in text.looks] == [
        "Carlito-Regular",
        "DejaVuSans",
        "Carlito-Regular",
        "DejaVuSans",
        "Carlito-Regular",
    ]
    assert shown((Run("now and\u2610so"),), text.width / 2) == ["now", "and\u2610so"]


@pytest.mark.parametrize(
    "character",
    ["\u0915", "\u0e01", "\u1780", "\u4e00", "\uac00", "\ue000", "\u20f0", "\U0001f1e9"],
)
def test_what_no_face_draws_is_noted_with_its_place(character: str) -> None:
    typesetter = Typesetter()
    typesetter.place = "clause 5.2"
    typesetter.measure((Run(f"before x{character}after"),), 10, False, False)
    typesetter.place = "clause 6"
    typesetter.measure((Run(character),), 10, True, False)
    (noted,) = typesetter.uncovered
    assert (noted.character, noted.place) == (character, "clause 5.2")


def test_bold_and_italic_have_faces_of_their_own() -> None:
    faces = [face_for("a", bold, italic) for bold in (False, True) for italic in (False, True)]
    assert len({face.name for face in faces if face}) == 4


words = st.text(st.characters(codec="ascii", categories=["L", "N", "P", "S"]), max_size=30)


@given(st.lists(words, max_size=40), st.floats(0.6, 30), st.booleans())
def test_no_letter_is_lost_and_no_line_is_too_wide(
    given_words: list[str], width: float, mixed: bool
) -> None:
    runs = tuple(
        Run(word + ("" if at % 3 == 2 else " "), bold=mixed and at % 2 == 1)
        for at, word in enumerate(given_words)
    )
    text, lines = break_lines(measured(*runs), width, width)
    drawn = "".join(piece.text for line in lines for piece in pieces(text, line))
    assert "".join(drawn.split()) == "".join("".join(run.text for run in runs).split())
    assert [line.first for line in lines] == [0, *(line.stop for line in lines[:-1])]
    widest = max((em(letter) for letter in drawn), default=0.0) * 1.2  # bold ones are wider
    assert all(line.width <= max(width, widest) + 1e-6 for line in lines)


def test_a_line_knows_its_width() -> None:
    text, lines = break_lines(measured(Run("one two three")), em("one two"), 100)
    assert lines[0] == Line(0, 2, text.ends[1])
    assert lines[0].width == pytest.approx(em("one two"))
    assert text.start(2) == pytest.approx(em("one two "))

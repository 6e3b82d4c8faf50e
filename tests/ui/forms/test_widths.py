"""Columns share the width of their table by what is written in them."""

from sla_desktop.ui.forms.widths import Need, shared


def need(word: int, text: int, weight: int = 1) -> Need:
    return Need(word=word, text=text, around=10, weight=weight)


def test_what_nobody_needs_goes_by_weight() -> None:
    assert shared([need(40, 90), need(40, 90, weight=3)], 240) == [110, 130]


def test_texts_share_what_the_words_leave_by_their_length() -> None:
    assert shared([need(40, 140), need(40, 340)], 300) == [100, 200]


def test_the_longest_words_give_way_first() -> None:
    assert shared([need(40, 40), need(20, 20), need(300, 300)], 150) == [50, 30, 70]


def test_one_long_word_does_not_take_the_whole_table() -> None:
    assert shared([need(500, 500), need(100, 400)], 300) == [169, 131]


def test_all_of_the_width_is_given_even_where_there_is_next_to_none() -> None:
    for width in (7, 20, 99, 100, 101, 333):
        widths = shared([need(40, 90), need(50, 200), need(0, 0)], width)
        assert sum(widths) >= width
        assert all(one >= 10 for one in widths)

"""The owner's words: bold and links, and nothing that could run."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palpate.clinic.site.blocks import MOST, cleaned, plain, sections, shown


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("Ask **us** first", "Ask <strong>us</strong> first"),
        ("a & b < c", "a &amp; b &lt; c"),
        ("[call](tel:+31201)", '<a href="tel:+31201" rel="noopener">call</a>'),
        ("[x](javascript:alert(1))", '<a rel="noopener">x</a>)'),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ('[x](tel:1"onclick="y)', '<a href="tel:1&quot;onclick=&quot;y" rel="noopener">x</a>'),
    ],
)  # fmt: skip
def test_only_bold_and_links_come_out(typed: str, html: str) -> None:
    assert shown(typed) == html


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("<b>Bold</b> and <i>more</i>", "Bold and more"),
        ("<script>alert(1)</script>text", "text"),
        ("a & b < c", "a & b < c"),
        ("  spaced ", "spaced"),
        ("“quotes” – dashes", "“quotes” – dashes"),
    ],
)
def test_markup_that_was_pasted_is_taken_out_when_saved(typed: str, kept: str) -> None:
    assert plain(typed) == kept


@given(st.text(max_size=200))
def test_saving_twice_changes_nothing_more_where_no_markup_is_hidden(text: str) -> None:
    once = plain(text.replace("&", "").replace("<", ""))
    assert plain(once) == once


@given(st.text(max_size=200))
def test_nothing_shown_can_run(text: str) -> None:
    html = shown(text)
    assert "<script" not in html.lower()
    assert "javascript:" not in html.lower().replace("&", "") or "href" not in html


def test_unknown_kinds_and_empty_blocks_are_dropped() -> None:
    assert cleaned(
        [
            {"kind": "html", "text": "<b>x</b>"},
            {"kind": "paragraph", "text": "  "},
            {"kind": "list", "items": ["", " one "]},
            {"kind": "heading", "text": "Two"},
        ]
    ) == [{"kind": "list", "items": ["one"]}, {"kind": "heading", "text": "Two"}]


def test_a_page_has_an_end() -> None:
    assert len(cleaned([{"kind": "paragraph", "text": "x"}] * 500)) == MOST


def test_blocks_stand_under_their_headings() -> None:
    before = {"kind": "paragraph", "text": "before"}
    under = {"kind": "list", "items": ["a"]}
    assert sections([before, {"kind": "heading", "text": "H"}, under]) == [
        ("", [before]),
        ("H", [under]),
    ]
    assert sections([]) == []

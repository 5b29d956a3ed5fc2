"""Where a session stands follows from what happened, in whatever order it was heard of."""

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from palpate.clinic.charting.session.progress import (
    Happening,
    Progress,
    discomfort_cap,
    progress,
)
from palpate.clinic.charting.session.work import Work

BEGAN = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def work(name: str, minutes: float = 4.0) -> Work:
    return Work(id=name, block="specific", label=name.title(), minutes=minutes)


GLIDE, PRESS, STRETCH = work("glide"), work("press"), work("stretch")
PLANNED = (GLIDE, PRESS, STRETCH)


def at(minute: float) -> datetime:
    return BEGAN + timedelta(minutes=minute)


def happened(kind: str, minute: float, **content: Any) -> Happening:
    return Happening(id=f"{kind}-{minute}", kind=kind, at=at(minute), content=content)


def done(piece: Work, minute: float, seconds: int = 240) -> Happening:
    return happened("done", minute, line=piece.as_json(), seconds=seconds)


def skip(piece: Work, minute: float, seconds: int = 0) -> Happening:
    return happened("skip", minute, line=piece.as_json(), seconds=seconds)


START = happened("start", 0)


def names(state: Progress) -> list[str]:
    return [piece.id for piece in state.queue]


def test_before_the_start_the_first_line_waits() -> None:
    state = progress(PLANNED, ())
    assert state.current == GLIDE
    assert not state.is_running
    assert state.minutes_gone(at(5)) == 0.0


def test_done_moves_on_and_counts_the_time() -> None:
    state = progress(PLANNED, (START, done(GLIDE, 4.2, 252)))
    assert names(state) == ["press", "stretch"]
    assert [(one.work.id, one.seconds) for one in state.worked] == [("glide", 252)]
    assert state.seconds_on_current(at(5.2)) == 60


def test_what_was_skipped_was_not_done() -> None:
    state = progress(PLANNED, (START, skip(GLIDE, 0.2, 12)))
    assert names(state) == ["press", "stretch"]
    assert state.worked == ()
    assert [piece.id for piece in state.skipped] == ["glide"]


def test_work_given_up_after_half_a_minute_was_done_in_part() -> None:
    state = progress(PLANNED, (START, skip(GLIDE, 2, 120)))
    assert [(one.work.id, one.is_partly) for one in state.worked] == [("glide", True)]


def test_a_switch_takes_the_place_of_its_line_and_starts_the_clock_anew() -> None:
    other = work("press>ease", 3.0)
    switch = happened("switch", 6, line=PRESS.as_json(), to=other.as_json(), seconds=90)
    state = progress(PLANNED, (START, done(GLIDE, 4), switch))
    assert names(state) == ["press>ease", "stretch"]
    assert state.seconds_on_current(at(6.5)) == 30
    assert [one.is_partly for one in state.worked] == [False, True]


def test_added_work_comes_next() -> None:
    extra = work("extra")
    state = progress(PLANNED, (START, happened("add", 1, line=extra.as_json())))
    assert names(state)[0] == "extra"


def test_a_pause_holds_the_line_and_not_the_hour() -> None:
    events = (START, happened("pause", 1), happened("resume", 3))
    state = progress(PLANNED, events)
    assert state.seconds_on_current(at(4)) == 120
    assert state.minutes_gone(at(4)) == 4.0
    paused = progress(PLANNED, events[:2])
    assert paused.seconds_on_current(at(30)) == 60


def test_the_end_stops_every_clock() -> None:
    state = progress(PLANNED, (START, done(GLIDE, 4), happened("finish", 10)))
    assert not state.is_running
    assert state.minutes_gone(at(55)) == 10.0
    assert state.seconds_on_current(at(55)) == 360


def test_what_a_new_plan_has_taken_in_moves_nothing_in_it() -> None:
    before = (START, done(GLIDE, 4), skip(PRESS, 5))
    state = progress((STRETCH, GLIDE), before, frozenset(event.id for event in before))
    assert names(state) == ["stretch", "glide"]
    assert len(state.worked) == 1


@given(st.permutations((START, done(GLIDE, 4), skip(PRESS, 6, 100), done(STRETCH, 9))))
def test_the_order_of_hearing_does_not_matter(events: list[Happening]) -> None:
    assert progress(PLANNED, events) == progress(PLANNED, sorted(events, key=lambda one: one.at))


@given(st.lists(st.sampled_from(("less", "same", "more")), max_size=12))
def test_the_cap_never_leaves_what_was_agreed(wishes: list[str]) -> None:
    events = [happened("response", n, pressure=wish) for n, wish in enumerate(wishes)]
    assert 1 <= discomfort_cap(events, 5) <= 5
    if wishes and wishes[-1] == "less":
        assert discomfort_cap(events, 5) <= max(1, discomfort_cap(events[:-1], 5) - 1)

"""The day's traffic: everybody who came in or was gone out to."""

from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from aftersales_cli.rules import traffic
from aftersales_cli.rules.traffic import Count, Passage
from tests.rules.facts import TODAY, at


def passage(ref: str = "L1", clock: str = "09:00", direction: str = "in", channel: str = "call") -> Passage:
    """Somebody who came, or was gone out to, today."""
    return Passage(at(f"2026-11-22 {clock}"), direction, channel, "call", ref, "张三", None, "li")


PASSAGES = st.lists(
    st.builds(
        passage,
        st.builds("{}{}".format, st.sampled_from("CLQ"), st.integers(1, 200)),
        st.sampled_from(["08:30", "09:00", "17:45"]),
        st.sampled_from(["in", "out"]),
        st.sampled_from(["call", "visit", "walk-in"]),
    ),
    max_size=20,
    unique_by=lambda one: one.ref,
)


def test_a_day_is_told_as_it_happened() -> None:
    """By the clock; within a minute in the order in which it was written down, L9 before L10."""
    mixed = (passage("L10"), passage("Q2", "08:00"), passage("L9"), passage("C3"))
    assert [one.ref for one in traffic.of_day(TODAY, mixed, None).items] == ["Q2", "C3", "L9", "L10"]


def test_those_who_came_in_are_counted_first_and_the_most_frequent_way_before_the_others() -> None:
    """Three ways in, then the ways out."""
    some = [passage(direction="out")] * 4 + [passage(channel="walk-in")] * 2 + [passage(), passage(channel="text")]
    assert traffic.of_day(TODAY, tuple(some), None).counts == (
        Count("in", "walk-in", 2),
        Count("in", "call", 1),
        Count("in", "text", 1),
        Count("out", "call", 4),
    )


@given(PASSAGES, st.none() | st.integers(1, 5))
def test_everybody_is_counted_once_whatever_is_shown(some: list[Passage], limit: int | None) -> None:
    """The numbers are those of the whole day, and a limit keeps the first."""
    found = traffic.of_day(TODAY, tuple(some), limit)
    assert sum(count.number for count in found.counts) == found.total == len(some)
    assert len(found.items) == (len(some) if limit is None else min(limit, len(some)))
    assert all(first.at <= second.at for first, second in pairwise(found.items))
    assert Counter(found.items) <= Counter(some)
    assert found.on == TODAY

"""What is missing after a repair, as people read it."""

import pytest

from aftersales_cli.rules.repair import Saved, gaps


@pytest.mark.parametrize(
    ("lost", "runs"), [([], ()), ([7], ((7, 7),)), ([9, 3, 5, 4], ((3, 5), (9, 9))), ([1, 2, 2, 4], ((1, 2), (4, 4)))]
)
def test_numbers_are_told_as_runs(lost: list[int], runs: tuple[tuple[int, int], ...]) -> None:
    """3, 4, 5 and 9 are "3-5, 9", in whatever order they were found."""
    assert gaps(lost) == runs


def test_a_run_counts_its_rows() -> None:
    """From 3 to 5 and 9: four rows."""
    assert Saved("calls", 10, 0, ((3, 5), (9, 9))).missing == 4

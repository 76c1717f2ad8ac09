"""Facts about the store itself."""

import pytest

from aftersales_cli.rules.store import CheckReport, Finding


def test_a_store_is_sound_when_no_check_found_anything() -> None:
    """One check with trouble is enough to say that something is wrong."""
    passed, failed = Finding("integrity"), Finding("foreign keys", "3 rows")
    assert CheckReport("store.db", 4096, (passed, passed)).sound
    assert not CheckReport("store.db", 4096, (passed, failed)).sound


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([Finding("sqlite"), Finding("attachments", "missing: C1 seal.jpg")], True),
        ([Finding("sqlite", "page 3"), Finding("attachments", "missing: C1 seal.jpg")], False),
        ([Finding("sqlite", "page 3"), Finding("attachments")], False),
        ([Finding("sqlite"), Finding("attachments")], False),
    ],
)
def test_lost_copies_alone_are_no_damage_of_the_store(found: list[Finding], expected: bool) -> None:
    """Who only lost a photo is not sent back to the newest backup."""
    assert CheckReport("store.db", 4096, tuple(found)).only_copies == expected

"""Facts about the store itself."""

from aftersales_cli.rules.store import CheckReport, Finding


def test_a_store_is_sound_when_no_check_found_anything() -> None:
    """One check with trouble is enough to say that something is wrong."""
    passed, failed = Finding("integrity"), Finding("foreign keys", "3 rows")
    assert CheckReport("store.db", 4096, (passed, passed)).sound
    assert not CheckReport("store.db", 4096, (passed, failed)).sound

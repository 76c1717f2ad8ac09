"""What comes after a follow-up that was called off."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from aftersales_cli.rules.codes import EntryKind
from aftersales_cli.rules.events import FollowUpState
from aftersales_cli.rules.followups import DOUBLED, NO_CONSENT, OVERTAKEN, RULE_GONE
from aftersales_cli.store import Store
from tests.shop import Shop

TRADE = """
title = { en = "Windows", zh = "门窗" }

[[followup]]
id = "quarter"
after = "delivery"
wait = "3mo"
every = "3mo"
channel = "call"
purpose = { en = "Ask about the windows", zh = "询问门窗情况" }

[[followup]]
id = "thanks"
after = "done:quarter"
wait = "1d"
channel = "text"
purpose = { en = "Thank for the talk", zh = "感谢接听" }
"""
NOW = datetime(2026, 11, 25, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("why", "comes"),
    [(DOUBLED, []), (OVERTAKEN, []), (RULE_GONE, []), (NO_CONSENT, []), ("He wants none this time", ["quarter"])],
)
def test_nothing_comes_after_what_svc_itself_called_off(tmp_path: Path, why: str, comes: list[str]) -> None:
    """A series ends with the follow-up that stands a second time, was overtaken, or is not wanted any more; it goes on
    where a person skipped one of it. What waits until it was made never comes.
    """
    shop = Shop(tmp_path)
    (tmp_path / "windows.toml").write_text(TRADE, encoding="utf-8")
    shop.ok("init", "--name", "W", "--playbook", str(tmp_path / "windows.toml"), "--timezone", "Asia/Shanghai")
    shop.ok("customer", "new", "张三")
    shop.ok("purchase", "new", "张三", "Window", "--on", "2026-11-20")
    shop.ok("purchase", "deliver", "S1")
    with closing(Store(shop.path)) as store, store.transaction(), store.entries.open(EntryKind.DO, "", "li", NOW, NOW):
        store.followups.close(1, FollowUpState.CANCELLED, NOW, "li", why)
    assert [one["purpose"]["code"] for one in shop.items("followup", "list")] == comes

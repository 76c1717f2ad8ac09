"""Whatever is done, undone and redone in whatever order, the store stays sound."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.commands.test_undo import business
from tests.shop import busy, opened

MOVES = st.lists(
    st.sampled_from(
        [
            ["customer", "new", "王五"],
            ["customer", "edit", "K1", "--district", "玄武"],
            ["purchase", "new", "K1", "Kunlun S3"],
            ["purchase", "deliver", "S1"],
            ["purchase", "edit", "S1", "--on", "2026-11-15"],
            ["log-call", "K1", "Talked", "--next", "+2d"],
            ["log-call", "K1", "--outcome", "busy"],
            ["log-call", "K1", "--outcome", "wrong-number"],
            ["log-call", "K1", "--outcome", "wrong-number", "--for", "all"],
            ["log-call", "K1", "--outcome", "no-answer", "--for", "F1", "--channel", "text"],
            ["log-call", "K1", "Came in", "--in", "--channel", "walk-in", "--for", "none"],
            ["log-call", "--edit", "L1", "--outcome", "wrong-number"],
            ["log-call", "--edit", "L2", "--outcome", "reached"],
            ["log-call", "--edit", "L2", "--outcome", "busy"],
            ["log-call", "K2", "--for", "all"],
            ["complaint", "new", "K2", "Too loud"],
            ["followup", "new", "K2", "Ask again", "--due", "fri"],
            ["followup", "done", "F2"],
            ["followup", "move", "F1", "fri", "--why", "Later"],
            ["complaint", "new", "K1", "Rattles"],
            ["complaint", "edit", "C1", "--purchase", "S2"],
            ["complaint", "edit", "C1", "--clear", "purchase"],
            ["complaint", "edit", "C1", "--kind", "praise"],
            ["complaint", "edit", "C1", "--kind", "suggestion"],
            ["complaint", "note", "C1", "Part ordered"],
            ["complaint", "attach", "C1", __file__],
            ["promise", "new", "K1", "Mat", "--due", "fri"],
            ["promise", "keep", "P1"],
            ["promise", "move", "P1", "+9d", "--told"],
            ["promise", "waive", "P1", "--why", "Has one"],
            ["log-call", "K1", "--promise", "Key", "--promise", "Mat"],
            ["log-call", "K1", "--keeps", "P1"],
            ["log-call", "K1", "--for", "P1", "--next", "fri"],
            ["log-call", "--edit", "L1", "--outcome", "busy"],
            ["log-call", "--edit", "L1", "Corrected", "--outcome", "reached"],
            ["job", "new", "K1", "Oil", "--kind", "service", "--on", "today"],
            ["job", "start", "J1"],
            ["job", "miss", "J1", "--why", "Snow"],
            ["job", "move", "J1", "fri", "--why", "Later"],
            ["job", "done", "J1", "Oil changed"],
            ["job", "cancel", "J2", "--why", "Sold"],
            ["enquiry", "new", "赵六", "--phone", "138 0000 6666"],
            ["enquiry", "edit", "Q1", "--model", "X9"],
            ["enquiry", "close", "Q1", "--lost", "Moved away"],
            ["purchase", "new", "K3", "Kunlun X7"],
            ["purchase", "accept", "S1", "--moved-in", "today"],
            ["customer", "consent", "K1", "--withdrawn"],
            ["customer", "consent", "K1", "--given"],
            ["staff", "new", "li"],
            ["undo"],
            ["undo"],
            ["redo"],
            *([deed, f"X{number}"] for deed in ("undo", "redo") for number in range(4, 10)),
        ]
    ),
    max_size=14,
)


@given(MOVES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_history_can_be_undone_to_its_beginning(moves: list[list[str]]) -> None:
    """Whatever was done, undone and redone, undoing all of it gives back the store as it was, and it is sound."""
    with TemporaryDirectory() as folder:
        shop = opened(Path(folder))
        beginning = business(shop.path)
        shop.ok("customer", "new", "张三")
        shop.ok("customer", "new", "李四")
        shop.ok("purchase", "new", "K1", "Kunlun X5", "--on", "2026-11-18")
        for move in moves:
            assert shop.svc(*move).code in (0, 3, 4)
        while (answer := shop.svc("undo")).code == 0:
            shop.ok("db", "check")
        assert answer.err == "There is nothing of yours left to undo.\n"
        assert business(shop.path) == beginning


@given(MOVES)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_redo_after_undo_changes_nothing(moves: list[list[str]]) -> None:
    """As many redos as undos give back exactly what there was."""
    with TemporaryDirectory() as folder:
        shop = busy(Path(folder))
        for move in moves:
            shop.svc(*move)
        shop.ok("customer", "new", "赵六", "--note", "The last real command")
        before = business(shop.path)
        undone = 0
        while undone < 4 and shop.svc("undo").code == 0:
            undone += 1
        for _ in range(undone):
            shop.ok("redo")
        assert business(shop.path) == before

"""Random days: whatever happens in a store, nothing that is owed to a customer gets lost."""

import random
from pathlib import Path

import pytest

from aftersales_cli.rules.codes import EntryKind
from tests.days.play import LIFE, Days, folder, live
from tests.days.proofs import faults

# A thousand days in every run, in parts that may be played side by side; `python -m tests.days` plays more.
DAYS, PARTS = 1000, 4
LARGEST_SEED = 2**31


@pytest.mark.parametrize("part", range(PARTS))
def test_every_duty_is_on_a_list_by_its_day_or_lies_ahead_or_is_a_leak(part: int) -> None:
    """However the days go, who is away and whatever is taken back: no open duty is nowhere, none is on nobody's list
    while somebody is there, and no complaint is closed that did not go through its loop. A find names its seed.
    """
    with folder() as place:
        for _ in range(DAYS // PARTS // LIFE):
            live(random.randrange(LARGEST_SEED), Path(place))


def test_the_same_seed_plays_the_same_days() -> None:
    """What was found once is found again by its seed."""
    with folder() as place:
        first, second = (live(7, Path(place), days=6) for _ in range(2))
    assert first.told == second.told
    assert len(first.told) > 20


def test_the_days_are_full() -> None:
    """In the days of a few stores everything happens that can happen, so that the proof is not about empty lists."""
    with folder() as place:
        told = [line for seed in range(12) for line in live(seed, Path(place)).told]
    done = {line.partition(": ")[2] for line in told}
    with folder() as place:
        world = Days(Path(place) / "empty.db", 1)
        wanted = {deed.__name__ for _, deed in world.deeds()} | {"undo", "redo"}
        world.store.close()
    assert wanted - done == set()


def spoilt(sql: str) -> list[str]:
    """What the proof says of a store with a complaint, a promise and a follow-up that somebody spoils behind its
    back.
    """
    with folder() as place:
        world = Days(Path(place) / "empty.db", 3)
        world.attempt(world.hire)
        for deed in (world.register, world.plan, world.promise):
            world.attempt(deed)
        world.attempt(lambda: complain(world))
        world.refresh()
        assert faults(world.store, world.now) == []
        with world.change(EntryKind.DO, "spoil", "nobody"):
            world.store.run(sql)
        world.refresh()
        found = faults(world.store, world.now)
        world.store.close()
    return found


def complain(world: Days) -> None:
    """A plain complaint of the first customer."""
    values: dict[str, object] = {
        "kind": "complaint",
        "customer_id": 1,
        "what": "It rattles",
        "severity": "normal",
        "via": "call",
    }
    world.store.complaints.open(values, world.now, "nobody")


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("UPDATE cases SET next_due_on = '2027-01-01'", "complaint 1 astray"),
        ("UPDATE cases SET waits = NULL", "C1 is open and waits for nothing"),
        ("UPDATE cases SET closed_at = opened_at, ended = 'closed'", "C1 is closed without acknowledged"),
    ],
    ids=["moved", "stuck", "closed"],
)
def test_the_proof_sees_what_is_spoilt(sql: str, said: str) -> None:
    """A case that was moved, stuck or closed behind the back of its record is found out."""
    assert any(said in one for one in spoilt(sql))

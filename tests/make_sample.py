"""Makes the story of the sample store, `data/sample/events.jsonl`; run as `python -m tests.make_sample`.

The desk's own rules say what is due; made-up clerks answer it (`sample_story.py`). What people do of their own accord
is in `sample_agenda.py` and `sample_care.py`, who they are in `sample_plan.py`, and what they say in
`sample_sentences.py`, `sample_wishes.py` and `sample_cases.py`.
"""

import json
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from aftersales_cli import places, playbooks, sample
from aftersales_cli.desk import Desk
from aftersales_cli.rules.codes import EntryKind
from aftersales_cli.screen.words import Words
from aftersales_cli.store import Store
from tests import sample_agenda
from tests.sample_care import Complaints, Jobs, Pledges
from tests.sample_story import LOADED, Story

SEED = 20


def lines() -> list[str]:
    """The story as it stands in the file, one event a line."""
    with TemporaryDirectory() as folder:
        desk = Desk(Words("en", places.data()), "sample")
        desk.path, desk.named_user, desk.instant = Path(folder) / "store.db", "svc", LOADED
        desk.make("Sample", playbooks.load(sample.PLAYBOOK), playbooks.causes(), "Asia/Shanghai", sample.COUNTRY)
        try:
            with desk.change(EntryKind.FIXED, desk.signature) as store:
                story = told(store)
        finally:
            desk.close()
    return [json.dumps(event, ensure_ascii=False, separators=(",", ":")) for event in story.events]


def told(store: Store) -> Story:
    """The whole story, as it was told and replayed."""
    rng = Random(SEED)
    story = Story(store, rng)
    cars, sales = sample_agenda.plan(story, rng)
    Complaints(story, rng, cars, sales).plan()
    Jobs(story, rng, cars, sales).plan()
    Pledges(story, rng, cars).plan()
    story.run()
    return story


if __name__ == "__main__":
    with (places.data() / "sample" / "events.jsonl").open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in lines())

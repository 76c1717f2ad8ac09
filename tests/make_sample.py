"""Makes the stories of the sample stores, `data/sample/<trade>.jsonl`; run as `python -m tests.make_sample`.

The desk's own rules say what is due; made-up clerks answer it (`sample_telling.py`). The car dealer's story is the
longest: what its people do of their own accord is in `sample_agenda.py` and `sample_care.py`, who they are in
`sample_plan.py`, and what they say in `sample_sentences.py`, `sample_wishes.py` and `sample_cases.py`. Those of the
other trades are all made in one way (`trade_plan.py`) from what is written down for each in `trade_samples/`.
"""

import json
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from aftersales_cli import places, playbooks, sample
from aftersales_cli.desk import Desk
from aftersales_cli.screen.words import Words
from aftersales_cli.store import Store
from tests import sample_agenda, trade_plan, trade_tables
from tests.sample_care import Complaints, Jobs, Pledges
from tests.sample_story import Story
from tests.sample_telling import LOADED, Telling

SEED = 20
CAR_DEALER = "auto-dealer"


def lines(trade: str) -> list[str]:
    """A trade's story as it stands in its file, one event a line."""
    stories: list[Telling] = []
    with TemporaryDirectory() as folder:
        desk = Desk(Words("en", places.data()), "sample")
        desk.path, desk.named_user, desk.instant = Path(folder) / "store.db", "svc", LOADED
        desk.make(
            "Sample", playbooks.load(trade), playbooks.causes(), "Asia/Shanghai", sample.COUNTRY,
            lambda store: stories.append(told(trade, store)),
        )  # fmt: skip
        desk.close()
    return [json.dumps(event, ensure_ascii=False, separators=(",", ":")) for event in stories[0].events]


def told(trade: str, store: Store) -> Telling:
    """The whole story, as it was told and replayed."""
    rng = Random(SEED)
    if trade != CAR_DEALER:
        return trade_plan.told(trade_tables.read(trade), store, rng)
    story = Story(store, rng)
    cars, sales = sample_agenda.plan(story, rng)
    Complaints(story, rng, cars, sales).plan()
    Jobs(story, rng, cars, sales).plan()
    Pledges(story, rng, cars).plan()
    story.run()
    return story


if __name__ == "__main__":
    for name in (CAR_DEALER, *trade_tables.trades()):
        text = "".join(f"{line}\n" for line in lines(name))
        (sample.folder() / f"{name}.jsonl").write_text(text, encoding="utf-8", newline="\n")

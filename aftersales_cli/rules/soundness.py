"""Whether what is closed was closed in the way the house promises."""

from collections.abc import Iterable, Iterator

from aftersales_cli.rules import ids
from aftersales_cli.rules.cases import ComplaintKind
from aftersales_cli.rules.events import Step
from aftersales_cli.rules.loop import ORDER, TAKEN_BACK, Answer


def unlooped(records: Iterable[tuple[int, str, str | None]]) -> Iterator[str]:
    """The closed complaints whose records lack steps of their loop, and which; `records` are (number, step, word),
    oldest first.
    """
    standing: dict[int, set[str]] = {}
    for number, what, word in records:
        taken = standing.setdefault(number, set())
        if what == Step.REOPENED:
            taken.difference_update(TAKEN_BACK)
        elif what == Step.REJECTED:
            taken.discard(Step.DECIDED)
        elif not (what == Step.RECHECKED and word == Answer.UNSATISFIED):
            taken.add(what)
    for number, taken in standing.items():
        missing = [step.value for step in ORDER[ComplaintKind.COMPLAINT] if step not in taken]
        if missing:
            yield f"{ids.show(ids.COMPLAINT, number)}: {', '.join(missing)}"

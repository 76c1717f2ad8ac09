"""What all cases show alike: their record, and what a customer has complained of."""

from collections.abc import Iterable

from aftersales_cli.rules.cases import CaseStep, Complained, FirstDeadline
from aftersales_cli.rules.events import HOLDS, Step
from aftersales_cli.screen import Json, labels
from aftersales_cli.screen.page import Sheet
from aftersales_cli.screen.words import Words

MOST_COMPLAINTS = 3


def step_data(step: CaseStep) -> Json:
    """A line of a case's record in JSON."""
    return {
        "at": step.at.isoformat(),
        "what": step.what,
        "by": step.by,
        "call": f"L{step.call_id}" if step.call_id else None,
        "note": step.note,
        "from_on": step.from_on.isoformat() if step.from_on else None,
        "from_at": step.from_at.isoformat() if step.from_at else None,
        "to_on": step.to_on.isoformat() if step.to_on else None,
        "to_at": step.to_at.isoformat() if step.to_at else None,
        "word": step.word,
        "whom": {"id": f"M{step.whom_id}", "name": step.whom} if step.whom_id else None,
        "amount": step.amount,
        "entered_at": step.entered_at.isoformat() if step.entered_at else None,
    }


def record(steps: Iterable[CaseStep], words: Words) -> Sheet:
    """A case's record as a table."""
    heads = ((words("When"), 0), (words("What"), 0), (words("By"), 0), (words("Call"), 0), (words("Note"), 1))
    rows = []
    for one in steps:
        ahead = one.to_on is not None and (one.to_at is not None or one.to_on != one.at.date())
        planned = [words("for {when}", when=words.when(one.to_on, one.to_at))] if one.to_on and ahead else []
        late = [words("entered {when}", when=words.moment(one.late))] if one.late else []
        said = words.join([*details(one, words), *planned, *([one.note] if one.note else []), *late])
        call = f"L{one.call_id}" if one.call_id else ""
        rows.append([words.moment(one.at), words(labels.STEPS[one.what]), one.by, call, said])
    return Sheet(heads, rows)


def details(step: CaseStep, words: Words) -> list[str]:
    """What a line of a record says besides its note: to whom the case went, the word of a closed list, the amount."""
    found = [part for part in (step.whom, word(step, words)) if part]
    return [*found, *([words("{amount} yuan", amount=f"{step.amount // 100:,}")] if step.amount else [])]


def word(step: CaseStep, words: Words) -> str:
    """What a closed list says of a line of a record."""
    if step.what == Step.EDITED and step.word:
        return words.join([words(labels.FIELDS[field]) for field in step.word.split(",")])
    known: dict[str, str] = {**HOLDS} if step.what == Step.PAUSED else labels.WORDS
    return words(known[step.word]) if step.word and step.word in known else ""


def deadline_data(first: FirstDeadline | None, words: Words) -> Json | None:
    """The first deadline of a case in JSON."""
    if first is None or words.now is None:
        return None
    until = first.until.at or first.until.day
    missed, rank = first.missed(words.now), first.climbed_to(words.now)
    return {"until": until.isoformat(), "mark": first.mark, "missed": missed, "climbed_to": rank}


def deadline(first: FirstDeadline | None, words: Words) -> str:
    """The first deadline of a case: until when what must have happened, whether it is missed, and who knows of it."""
    if first is None or words.now is None:
        return ""
    said = [words("{mark} by {when}", mark=words(labels.MARKS[first.mark]), when=words.when(*first.until))]
    rank = first.climbed_to(words.now)
    said += [words("missed by now")] if first.missed(words.now) else []
    return words.join([*said, *([words("climbed to the {role}", role=words(labels.ROLES[rank]))] if rank else [])])


def complained_data(found: Iterable[Complained]) -> list[Json]:
    """What a customer has complained of, in JSON."""
    return [
        {"id": f"C{one.id}", "what": one.what, "opened_on": one.opened_on.isoformat(), "open": one.open}
        for one in found
    ]


def complained(found: tuple[Complained, ...], words: Words) -> list[str]:
    """What a customer has complained of, in one line: it must not happen to the same customer again."""
    if not found:
        return []
    parts = []
    for one in found[:MOST_COMPLAINTS]:
        what, state = one.what.partition("\n")[0], words("open") if one.open else words("settled")
        parts.append(words("{id} {day} {what} ({state})", id=f"C{one.id}", day=one.opened_on, what=what, state=state))
    if len(found) > MOST_COMPLAINTS:
        parts.append(words("{n} more", n=len(found) - MOST_COMPLAINTS))
    return [words("  Complained of: {what}", what=words.join(parts))]

"""Twelve ways to break the rules by one line, each with the test that finds it out.

`python -m tests.mutations` breaks a copy of the package in each way in turn and runs that test, which must fail.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
COPIED = ("aftersales_cli", "data", "tests", "pyproject.toml")
LEFT_OUT = shutil.ignore_patterns("__pycache__", ".hypothesis")
# How pytest ends where tests failed, and not for any other reason.
FAILED = 1


class Mutation(NamedTuple):
    """A line of a file under `aftersales_cli/rules/` as it is and as it is made, what that would do to a store, and the
    test that kills it, as pytest names it.
    """

    file: str
    line: str
    made: str
    harm: str
    test: str


MUTATIONS = (
    Mutation(
        "loop.py",
        "    if me is None or me.id == done.by_id or me.name == done.by:",
        "    if me is None:",
        "whoever did the work re-checks it",
        "tests/rules/test_loop.py::test_whoever_did_it_does_not_re_check_it",
    ),
    Mutation(
        "loop.py",
        "    if me is not None and me.id == case.against_id:",
        "    if me is not None and me.id == case.assignee_id:",
        "the one complained of deals with the complaint",
        "tests/rules/test_loop.py::test_who_is_complained_of_can_do_no_step",
    ),
    Mutation(
        "loop.py",
        "TAKEN_BACK = (Step.DECIDED, Step.DONE, Step.RECHECKED, Step.REPORTED, Step.CLOSED)",
        "TAKEN_BACK = (Step.RECHECKED, Step.REPORTED, Step.CLOSED)",
        "a complaint that was opened again is not handled again",
        "tests/rules/test_loop.py::test_an_unhappy_answer_is_no_re_check",
    ),
    Mutation(
        "loop.py",
        "    if until.day > latest:",
        "    if until.day < latest:",
        "a pause is longer than its cap",
        "tests/rules/test_loop.py::test_a_step_lies_behind_the_one_before_it_and_a_pause_within_its_cap",
    ),
    Mutation(
        "complaints.py",
        "    return answered and kind == ComplaintKind.COMPLAINT",
        "    return answered and kind == ComplaintKind.PRAISE",
        "a suggestion becomes a closed complaint that never went through its loop",
        "tests/rules/test_cases.py::test_a_suggestion_that_was_answered_is_open_again_as_a_complaint",
    ),
    Mutation(
        "running.py",
        "        left = max(left - elapsed(clock, start, halt, frame), timedelta())",
        "        left = max(left, timedelta())",
        "every pause gives the whole time anew",
        "tests/rules/test_running.py::test_two_pauses_stop_a_deadline_twice",
    ),
    Mutation(
        "escalations.py",
        "        if is_for(one, facts) and (one.to not in first or utc(at) < utc(first[one.to])):",
        "        if is_for(one, facts) and one.to not in first:",
        "a critical case climbs no sooner than any other",
        "tests/rules/test_running.py::test_a_missed_deadline_climbs",
    ),
    Mutation(
        "standing.py",
        "        due = When(first.due.day)",
        "        due = When(due.day)",
        "a case is put off beyond its deadline",
        "tests/rules/test_standing.py::test_a_case_is_seen_to_on_the_day_of_its_deadline_at_the_latest",
    ),
    Mutation(
        "team.py",
        "    if all(one.absent(on) for one in others):",
        "    if not able:",
        "a re-check stands only on the list of somebody who is away",
        "tests/rules/test_staff.py::test_a_re_check_is_on_the_list_of_somebody_who_is_there",
    ),
    Mutation(
        "leaks.py",
        "        return kind, case.opened_on",
        "        return kind, item.due_on",
        "who calls in vain every day hides that nobody has acknowledged a complaint",
        "tests/rules/test_leaks.py::test_an_acknowledgement_slips_with_the_day_of_the_complaint",
    ),
    Mutation(
        "leaks.py",
        "        if item.due_on < today and best_by(item) < today:",
        "        if item.due_on < today and item.until_on and item.until_on < today:",
        "a follow-up without a window is overdue for ever and no leak",
        "tests/rules/test_leaks.py::test_a_follow_up_slips_with_its_window_or_two_weeks_late",
    ),
    Mutation(
        "leaks.py",
        "    return spoken_at is not None and utc(spoken_at) >= utc(broken_at)",
        "    return spoken_at is not None",
        "what was said before a promise was broken is taken for the apology",
        "tests/rules/test_leaks.py::test_a_broken_promise_slips_until_the_customer_was_spoken_with_about_it",
    ),
)


def copied(folder: Path) -> Path:
    """A copy of all that tests need, which may be broken."""
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=LEFT_OUT)
        else:
            shutil.copy(ROOT / name, folder / name)
    return folder


def rules(root: Path, mutation: Mutation) -> Path:
    """The file that a mutation breaks."""
    return root / "aftersales_cli" / "rules" / mutation.file


def tried(test: str, copy: Path) -> int:
    """Runs one test in a copy, and says how pytest ended."""
    command = [sys.executable, "-B", "-m", "pytest", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", test]
    return subprocess.run(command, cwd=copy, capture_output=True, check=False).returncode


def killed(mutation: Mutation, copy: Path) -> bool:
    """Whether its test passes in a sound copy and fails in a broken one, which is sound again afterwards."""
    path = rules(copy, mutation)
    sound = path.read_text(encoding="utf-8")
    if tried(mutation.test, copy) != 0:
        return False
    path.write_text(sound.replace(f"{mutation.line}\n", f"{mutation.made}\n"), encoding="utf-8")
    try:
        return tried(mutation.test, copy) == FAILED
    finally:
        path.write_text(sound, encoding="utf-8")


def main() -> int:
    """Breaks the rules in every way; 1 where a test did not notice."""
    survivors = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = copied(Path(folder))
        for mutation in MUTATIONS:
            dead = killed(mutation, copy)
            survivors += not dead
            print(f"{'killed' if dead else 'SURVIVES'}: {mutation.file}: {mutation.harm}", flush=True)
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())

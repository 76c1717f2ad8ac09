"""The rules are held by tests that notice when one line of them is broken."""

import ast
from pathlib import Path

import pytest

from tests.mutations import MUTATIONS, ROOT, Mutation, copied, killed, rules

NAMED = pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda one: one.harm.replace(" ", "-"))


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package and its tests, which may be broken."""
    return copied(tmp_path_factory.mktemp("copy"))


def test_there_are_twelve_mutations() -> None:
    """Each is another one."""
    assert len({(one.file, one.made) for one in MUTATIONS}) == 12


@NAMED
def test_a_mutation_breaks_a_line_that_stands(mutation: Mutation) -> None:
    """The line is in its file once, as it is written down, and the test that kills the mutation exists."""
    assert rules(ROOT, mutation).read_text(encoding="utf-8").splitlines().count(mutation.line) == 1
    path, _, name = mutation.test.partition("::")
    tests = ast.parse((ROOT / path).read_text(encoding="utf-8")).body
    assert name in [one.name for one in tests if isinstance(one, ast.FunctionDef)]


@NAMED
def test_a_mutation_is_killed_by_its_test(mutation: Mutation, copy: Path) -> None:
    """In a sound copy the test passes; with the one line broken it fails."""
    assert killed(mutation, copy)

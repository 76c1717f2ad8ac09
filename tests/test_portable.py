"""What the shops' Windows PCs lack is not used: read from the source, because it cannot be run here."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.shop import Shop
from tests.test_layers import PACKAGE, imports

# Modules and names of `os` and `signal` that Python has on POSIX alone, by its documentation.
POSIX_MODULES = {"fcntl", "grp", "posix", "pty", "pwd", "readline", "resource", "syslog", "termios", "tty"}
POSIX_NAMES = {
    "chown", "chroot", "ctermid", "fchdir", "fchmod", "fchown", "fork", "forkpty", "geteuid", "getgid", "getgroups",
    "getloadavg", "getpgid", "getpriority", "getresuid", "getsid", "getuid", "killpg", "lchown", "lockf", "mkfifo",
    "mknod", "nice", "openpty", "pathconf", "posix_fadvise", "posix_fallocate", "posix_spawn", "pread", "pwrite",
    "sched_getaffinity", "sched_setaffinity", "sendfile", "setgid", "setpgid", "setsid", "setuid", "statvfs", "sync",
    "ttyname", "uname", "wait3", "wait4", "O_CLOEXEC", "O_DIRECTORY", "O_NOFOLLOW", "O_NONBLOCK",
    "SIGALRM", "SIGCHLD", "SIGHUP", "SIGKILL", "SIGPIPE", "SIGQUIT", "SIGUSR1", "SIGUSR2", "alarm", "pthread_kill",
}  # fmt: skip


def names(path: Path) -> Iterator[str]:
    """Every name that a file takes from `os` or `signal`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in ("os", "signal"):
            yield node.attr
        elif isinstance(node, ast.ImportFrom) and node.module in ("os", "signal"):
            yield from (alias.name for alias in node.names)


def test_nothing_is_used_that_windows_lacks() -> None:
    """No module and no call that a PC with Windows does not know."""
    for path in PACKAGE.rglob("*.py"):
        assert not {name.partition(".")[0] for name in imports(path)} & POSIX_MODULES, path.name
        assert not {*names(path)} & POSIX_NAMES, path.name


def opens_text(call: ast.Call) -> bool:
    """Whether a call reads or writes a file as text, by its name and its mode."""
    if not isinstance(call.func, ast.Attribute):
        return isinstance(call.func, ast.Name) and call.func.id == "open"
    mode = call.args[0].value if call.args and isinstance(call.args[0], ast.Constant) else None
    return call.func.attr in ("read_text", "write_text") or (call.func.attr == "open" and mode in ("r", "w", "a", "x"))


def test_every_text_file_is_opened_in_an_encoding_that_is_named() -> None:
    """Otherwise a PC with code page 936 reads and writes another text than one with UTF-8."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and opens_text(node):
                assert "encoding" in {keyword.arg for keyword in node.keywords}, f"{path.name}:{node.lineno}"


@pytest.mark.parametrize("page", ["cp936", "cp1252", "ascii"])
def test_every_code_page_gets_the_same_answer(working: Shop, page: str) -> None:
    """What goes into a pipe or a file is UTF-8, whatever the console speaks; no character is lost or stops it."""
    working.ok("customer", "edit", "张三", "--name", "张三ß𠮷")
    surroundings = {**os.environ, **working.environment(), "PYTHONIOENCODING": page, "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "aftersales_cli", "customer", "show", "K1"]
    found = subprocess.run(command, env=surroundings, capture_output=True, check=True)
    assert "张三ß𠮷" in found.stdout.decode("utf-8")


def test_a_store_lies_under_any_name_that_a_folder_may_have(tmp_path: Path) -> None:
    """Blanks, Chinese, and the characters that mean something in an address are only part of a name."""
    folder = tmp_path / "我的 店 %20#1;a&b"
    folder.mkdir()
    shop = Shop(folder)
    shop.ok("init", "--name", "Sunrise", "--playbook", "generic")
    shop.ok("customer", "new", "张三")
    assert sorted(path.name for path in tmp_path.iterdir()) == [folder.name]
    shop.ok("db", "backup")
    assert shop.path.exists()
    shop.ok("db", "check")

"""A terminal for tests: what a clerk sees, with the width of the window set."""

import os
import pty
import struct
import subprocess
import sys
import termios
from fcntl import ioctl
from pathlib import Path

SVC = Path(sys.executable).with_name("svc")


def shown(
    args: list[str], environ: dict[str, str], columns: int = 80, command: str = "svc", folder: Path | None = None,
    typed: str = "",
) -> tuple[int, str]:  # fmt: skip
    """The exit code of `svc ARGS`, or of ARGS alone for another command, and what stands on the terminal after it;
    `typed` is what the clerk answers.
    """
    argv = [str(SVC), *args] if command == "svc" else args
    here, there = pty.openpty()
    ioctl(there, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    plain = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "NO_COLOR")}
    child = subprocess.Popen(
        argv, cwd=folder, stdin=there, stdout=there, stderr=there, env={"TERM": "xterm", **plain, **environ}
    )
    os.close(there)
    os.write(here, typed.encode())
    seen = b""
    try:
        while chunk := os.read(here, 65536):
            seen += chunk
    except OSError:
        # Linux answers a read from a terminal whose other end is closed with an error instead of an end.
        pass
    finally:
        os.close(here)
        code = child.wait()
    return code, seen.decode("utf-8").replace("\r\n", "\n")

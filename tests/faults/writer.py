"""A clerk who writes without a pause: `python -m tests.faults.writer NAME COUNT [STARTED]`.

Each command goes through the command line; after each that was accepted its note is said on stdout, so that who listens
knows what was acknowledged. The last STARTED of them are programs of their own.
"""

import subprocess
import sys
from contextlib import redirect_stdout
from io import StringIO

from aftersales_cli import cli


def write(name: str, count: int, started: int) -> int:
    """Logs so many calls, each with its follow-up; gives the highest exit code."""
    said, worst = sys.stdout, 0
    for number in range(count):
        note = f"{name}-{number}"
        line = ["log-call", "张三", note, "--next", "+7d"]
        if number < count - started:
            # The answers of the commands go nowhere: stdout is for what was acknowledged.
            with redirect_stdout(StringIO()):
                code = cli.main(line)
        else:
            program = [sys.executable, "-m", "aftersales_cli", *line]
            code = subprocess.run(program, stdout=subprocess.DEVNULL, check=False).returncode
        worst = max(worst, code)
        if code == 0:
            said.write(f"{note}\n")
            said.flush()
    return worst


if __name__ == "__main__":
    sys.exit(write(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0))

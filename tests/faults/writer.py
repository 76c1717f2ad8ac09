"""A clerk who writes without a pause: `python -m tests.faults.writer NAME COUNT [STARTED]`.

Each command goes through the command line; after each that was accepted its note is said on stdout, so that who listens
knows what was acknowledged. The last STARTED of them are programs of their own. A refusal is said on stderr, unless the
store was in use by others for the whole of the time for which a command waits.
"""

import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from time import monotonic

from aftersales_cli import cli

# For so many seconds a command waits for its turn; 5 is the exit code of a store in use.
PATIENCE, IN_USE = 5, 5


def write(name: str, count: int, started: int) -> int:
    """Logs so many calls, each with its follow-up; gives the highest exit code."""
    said, worst = sys.stdout, 0
    wrong = sys.stderr
    for number in range(count):
        note, started_at = f"{name}-{number}", monotonic()
        line = ["log-call", "张三", note, "--next", "+7d"]
        if number < count - started:
            # The answers of the commands go nowhere: stdout is for what was acknowledged.
            with redirect_stdout(StringIO()), redirect_stderr(StringIO()) as trouble:
                code, refusal = cli.main(line), trouble.getvalue()
        else:
            program = [sys.executable, "-m", "aftersales_cli", *line]
            done = subprocess.run(program, capture_output=True, text=True, encoding="utf-8", check=False)
            code, refusal = done.returncode, done.stderr
        if code == IN_USE and monotonic() - started_at >= PATIENCE:
            continue
        if code != 0:
            wrong.write(refusal)
        worst = max(worst, code)
        if code == 0:
            said.write(f"{note}\n")
            said.flush()
    return worst


if __name__ == "__main__":
    sys.exit(write(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0))

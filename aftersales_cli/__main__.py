"""Where a run begins: `svc`, or `python -m aftersales_cli`."""

import gc
import sys


def run() -> None:
    """Runs the command line.

    A command lives for a tenth of a second and leaves hardly anything to collect: the collector is asked to look
    seldom, and not once more at the end.
    """
    gc.set_threshold(100_000, 50, 50)
    try:
        from aftersales_cli.cli import run as run_command_line

        run_command_line()
    except KeyboardInterrupt:
        sys.exit(130)
    finally:
        gc.freeze()


if __name__ == "__main__":
    run()

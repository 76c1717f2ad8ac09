"""Where a run begins: `svc`, or `python -m aftersales_cli`."""

import gc


def run() -> None:
    """Runs the command line.

    A command lives for a tenth of a second and leaves hardly anything to collect: the collector is asked to look
    seldom, and not once more at the end.
    """
    gc.set_threshold(100_000, 50, 50)
    from aftersales_cli.cli import run as run_command_line

    try:
        run_command_line()
    finally:
        gc.freeze()


if __name__ == "__main__":
    run()

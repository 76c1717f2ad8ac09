"""Lets the desk be started as `python -m aftersales_cli`."""

from aftersales_cli.cli import run

if __name__ == "__main__":
    run()

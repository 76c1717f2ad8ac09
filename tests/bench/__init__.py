"""The budget, measured: `python -m tests.bench`."""

"""The after-sales desk of a single store."""

__version__ = "0.1.0"

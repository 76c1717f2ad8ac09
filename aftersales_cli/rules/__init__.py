"""The business of the desk as pure functions of facts and the time: no I/O, no clock, no SQL."""

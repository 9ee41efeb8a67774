"""The fuzzer's program is not a test, and imports what need not be installed."""

collect_ignore = ["run.py"]

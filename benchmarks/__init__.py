"""One module for each claim of the README; ``python -m benchmarks`` holds them all to their floors.

A benchmark is a module here with ``run() -> dict[str, float]``. It prints what it did as a table and
returns its figures; ``floors.json`` pins some of them. It raises :class:`benchmarks.common.Skipped` where
what it needs is absent.
"""

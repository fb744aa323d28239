"""Run benchmarks and hold their figures to ``floors.json``.

``python -m benchmarks`` runs all; ``python -m benchmarks turns speed`` runs the named ones.
Exit code 0 when no figure is under its floor, 1 when one is, 2 for a name that is no benchmark.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import sys
from collections.abc import Mapping, Sequence

import benchmarks
from benchmarks.common import HERE, Skipped

_SHARED_CODE = {"common"}


def names() -> list[str]:
    """Return the names of all benchmarks: the modules of this package that have a ``run``."""
    found = (module.name for module in pkgutil.iter_modules(benchmarks.__path__))
    return sorted(name for name in found if not name.startswith("_") and name not in _SHARED_CODE)


def under_floor(figures: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """Return one line for each figure that is missing or under its floor.

    Args:
        figures: what a benchmark returned.
        floors: the least each figure may be.
    """
    lines = []
    for key, floor in floors.items():
        value = figures.get(key)
        if value is None:
            lines.append(f"{key}: no figure, floor {floor}")
        elif value < floor:
            lines.append(f"{key}: {value:.4f} is under the floor of {floor}")
    return lines


def main(arguments: Sequence[str]) -> int:
    """Run the named benchmarks, or all, and return the exit code."""
    known = names()
    unknown = [name for name in arguments if name not in known]
    if unknown:
        print(f"no benchmark called {', '.join(unknown)}; there are: {', '.join(known)}", file=sys.stderr)
        return 2
    floors: dict[str, dict[str, float]] = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
    failed: list[str] = []
    for name in arguments or known:
        print(f"== python -m benchmarks {name}")
        module = importlib.import_module(f"benchmarks.{name}")
        try:
            figures: dict[str, float] = module.run()
        except Skipped as reason:
            print(f"skipped: {reason}\n")
            continue
        for key, value in figures.items():
            floor = floors.get(name, {}).get(key)
            print(f"{key} = {value:.4f}" + (f" (floor {floor})" if floor is not None else ""))
        failed += [f"{name}.{line}" for line in under_floor(figures, floors.get(name, {}))]
        print()
    for line in failed:
        print(f"UNDER FLOOR {line}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

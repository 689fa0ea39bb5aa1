"""What a comparison costs in the process and by the command, both from symbols to JSON: python bench.py PATH_OF_RESDIFF.

The command is measured without its start, as a batch of many lines; the processor's time counts, which does not depend on what
else the machine does.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import resdiff

PAIRS = [("78/241", "79/62"), ("79/62", "80/57")]
COUNT = 300
ROUNDS = 5


def spent(who: int) -> float:
    """The processor's seconds so far."""
    usage = resource.getrusage(who)
    return usage.ru_utime + usage.ru_stime


def process(count: int) -> float:
    """Seconds of so many comparisons in this process."""
    before = spent(resource.RUSAGE_SELF)
    for at in range(count):
        resdiff.compare(*PAIRS[at % len(PAIRS)]).to_json()
    return spent(resource.RUSAGE_SELF) - before


def command(program: str, count: int, folder: Path) -> float:
    """Seconds of so many comparisons by the command."""
    lines = (json.dumps(dict(zip(("old", "new"), PAIRS[at % len(PAIRS)]))) for at in range(count))
    pairs = folder / "pairs.jsonl"
    pairs.write_text("\n".join(lines), encoding="utf-8")
    before = spent(resource.RUSAGE_CHILDREN)
    with pairs.open() as given:
        asked = [program, "batch", "--jobs", "1"]
        subprocess.run(asked, stdin=given, stdout=subprocess.DEVNULL, check=True)
    return spent(resource.RUSAGE_CHILDREN) - before


def main(program: str) -> None:
    """Prints the best of several rounds."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        here, there = [], []
        for _ in range(ROUNDS):
            here.append(process(COUNT) / COUNT)
            # Twice as many less once as many: the start is in both.
            once, twice = (command(program, many * COUNT, folder) for many in (1, 2))
            there.append((twice - once) / COUNT)
    best, other = min(here) * 1000, min(there) * 1000
    print(f"in the process {best:.3f} ms, by the command {other:.3f} ms: {best / other - 1:+.1%}")


if __name__ == "__main__":
    main(sys.argv[1])

#!/usr/bin/env python3
"""GNU wdiff in the form that score.py reads: by_wdiff.py OLD NEW."""
import re
import subprocess
import sys

import streams

# Marks that stand in no text.
REMOVED, ADDED, END = "\x01", "\x02", "\x03"
TAGS = {REMOVED: "removed", ADDED: "added"}


def stream(old, new):
    command = ["wdiff", "-w", REMOVED, "-x", END, "-y", ADDED, "-z", END, old, new]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    if run.returncode > 1:
        sys.exit(run.stderr)
    parts = re.split(f"([{REMOVED}{ADDED}][^{END}]*{END})", run.stdout)
    return [(TAGS[part[0]], part[1:-1]) if part[:1] in TAGS else ("same", part) for part in parts]


if __name__ == "__main__":
    old, new = sys.argv[1:3]
    streams.write_stream(stream(old, new), streams.paragraphs(old), streams.paragraphs(new))

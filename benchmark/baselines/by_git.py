#!/usr/bin/env python3
"""git diff --word-diff in the form that score.py reads: by_git.py OLD NEW."""
import os
import subprocess
import sys

import streams

TAGS = {" ": "same", "-": "removed", "+": "added"}


def stream(old, new):
    command = ["git", "diff", "--no-index", "--no-color", "--no-ext-diff",
               "--word-diff=porcelain", "--unified=1000000", old, new]
    # Nobody's settings.
    plain = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=plain)
    if run.returncode > 1:
        sys.exit(run.stderr)
    # Form feeds are no ends of lines here, as they are for splitlines.
    lines = run.stdout.split("\n")
    begin = next((at for at, line in enumerate(lines) if line.startswith("@@")), None)
    if begin is None:
        with open(old, encoding="utf-8") as text:
            return [("same", text.read())]
    return [(TAGS[line[0]], line[1:]) for line in lines[begin + 1:] if line and line[0] in TAGS]


if __name__ == "__main__":
    old, new = sys.argv[1:3]
    streams.write_stream(stream(old, new), streams.paragraphs(old), streams.paragraphs(new))

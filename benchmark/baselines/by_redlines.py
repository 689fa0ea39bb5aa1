#!/usr/bin/env python3
"""redlines in the form that score.py reads: by_redlines.py OLD NEW. Needs what requirements.txt names.

Its paragraphs are lines, so a text whose lines are wrapped is given with its paragraphs on one line each."""
import json
import sys

from redlines import Redlines

import streams


def stream(old, new):
    said = json.loads(Redlines("\n".join(old), "\n".join(new)).output_json())
    for change in said["changes"]:
        kind = change["type"]
        if kind == "replace":
            yield "removed", change["source_text"]
            yield "added", change["test_text"]
        else:
            yield {"equal": "same", "delete": "removed", "insert": "added"}[kind], change["text"]


if __name__ == "__main__":
    old, new = map(streams.paragraphs, sys.argv[1:3])
    streams.write_stream(stream(old, new), old, new)

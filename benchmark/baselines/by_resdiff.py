#!/usr/bin/env python3
"""resdiff in the form that score.py reads: by_resdiff.py OLD NEW. The program is $RESDIFF, or `resdiff` of the PATH."""
import json
import os
import subprocess
import sys

# Paragraphs of what was decided; mastheads, closing lines and the like were not labelled.
BODY = {"opener", "preambular", "operative", "subparagraph", "heading", "annex"}


def side(document):
    return [
        {"text": one["text"], "kind": one["kind"], "number": one["label"] or "", "body": one["kind"] in BODY}
        for one in document["paragraphs"]
    ]


def link(row):
    return {
        "old": row["old"],
        "new": row["new"],
        "moved": row["moved"],
        "same": row["change"] == "unchanged",
        "words": [[span["tag"], span["text"]] for span in row["spans"]],
    }


def main():
    command = [os.environ.get("RESDIFF", "resdiff"), "compare", *sys.argv[1:3], "--format", "json"]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    if run.returncode > 1:
        sys.exit(run.stderr)
    said = json.loads(run.stdout)
    json.dump({
        "old": side(said["old"]),
        "new": side(said["new"]),
        "links": [link(row) for row in said["rows"] if row["old"] and row["new"]],
        "notes": {name: [note["text"] for note in said[name]["notes"]] for name in ("old", "new")},
    }, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Python's difflib in the form that score.py reads: by_difflib.py OLD NEW.

Paragraphs by difflib.ndiff, whose "?" lines tell which it takes for each other; the words of a link by SequenceMatcher."""
import difflib
import re
import sys

import streams


def pairs(old, new):
    """The paragraphs that ndiff puts together, by their places."""
    lines = [line for line in difflib.ndiff(old, new)]
    i = j = 0
    for at, line in enumerate(lines):
        mark = line[0]
        if mark == " ":
            yield i, j
        elif mark == "-" and is_pair(lines[at:at + 4]):
            yield i, j
        i += mark in " -"
        j += mark in " +"


def is_pair(lines):
    """Whether a removed line is followed by its new form: "- + ?", "- ? +" and "- ? + ?"."""
    marks = "".join(line[0] for line in lines)
    return marks.startswith(("-+?", "-?+"))


def words(old, new):
    """The words of two paragraphs, kept, removed and added; white space goes with the word before it."""
    one, other = (re.findall(r"\S+\s*", text) for text in (old, new))
    spans = streams.Spans()
    for tag, a, b, c, d in difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            spans.put("same", "".join(one[a:b]))
        else:
            for kind, text in (("removed", "".join(one[a:b])), ("added", "".join(other[c:d]))):
                if text:
                    spans.put(kind, text)
    return spans.spans


if __name__ == "__main__":
    old, new = map(streams.paragraphs, sys.argv[1:3])
    found = [{"old": [i], "new": [j], "words": words(old[i], new[j])} for i, j in pairs(old, new)]
    streams.write(old, new, found)

"""From one stream of kept, removed and added text, which tools for words print, to links between paragraphs.

Such tools say nothing about paragraphs. Two of them are taken for linked when enough of the shorter was kept in both.
"""
import collections
import json
import sys
from pathlib import Path

# Share of the letters of the shorter paragraph that must be kept in both. Of 0.1 to 0.7 the value with the best mean F1
# over git, wdiff and redlines on the labelled paragraphs, so it was chosen in favour of the tools.
LEAST_KEPT = 0.3


def indent(line):
    return len(line) - len(line.lstrip())


def paragraphs(path):
    """The paragraphs of a file: one a line where no line is indented or empty; else one begins after an empty line and at
    a line that is indented more than the one before, as pages are printed."""
    lines = Path(path).read_text(encoding="utf-8").replace("\f", "\n\n").splitlines()
    if not any(indent(line) or not line for line in lines):
        return [" ".join(line.split()) for line in lines]
    blocks, before = [], None
    for line in lines:
        if not line.strip():
            before = None
            continue
        if before is None or indent(line) > before + 1:
            blocks.append([])
        blocks[-1].append(line)
        before = indent(line)
    return [" ".join(" ".join(block).split()) for block in blocks]


def letters(texts):
    """Every letter of the paragraphs: (paragraph, letter, whether a space stands before it)."""
    found = []
    for at, text in enumerate(texts):
        is_after_space = False
        for letter in text:
            if letter == " ":
                is_after_space = True
            else:
                found.append((at, letter, is_after_space))
                is_after_space = False
    return found


def events(stream, old, new):
    """The stream letter by letter: (letter of the old text or None, letter of the new text or None)."""
    old_letters, new_letters = iter(letters(old)), iter(letters(new))

    def follow(source, letter, name):
        there = next(source, None)
        if there is None or there[1] != letter:
            sys.exit(f"the output does not rebuild the {name} text: {letter!r} where {there} stands")
        return there

    found = []
    for tag, text in stream:
        for letter in "".join(text.split()):
            found.append((
                None if tag == "added" else follow(old_letters, letter, "old"),
                None if tag == "removed" else follow(new_letters, letter, "new"),
            ))
    if next(old_letters, None) or next(new_letters, None):
        sys.exit("the output does not rebuild the texts: it ends too early")
    return found


class Spans:
    """Spans that grow letter by letter; neighbours of one kind are one."""

    def __init__(self):
        self.spans = []

    def put(self, tag, text):
        if self.spans and self.spans[-1][0] == tag:
            self.spans[-1][1] += text
        else:
            self.spans.append([tag, text])

    def kept(self, old_space, new_space, letter):
        if old_space == new_space:
            self.put("same", " " * old_space + letter)
        else:
            self.put("removed" if old_space else "added", " ")
            self.put("same", letter)


def links(stream, old, new, least=LEAST_KEPT):
    """The links that a stream makes between the paragraphs of two texts, with their words."""
    happened = events(stream, old, new)
    kept = collections.Counter((one[0], other[0]) for one, other in happened if one and other)
    of_old = collections.defaultdict(list)
    of_new = collections.defaultdict(list)
    for at, (one, other) in enumerate(happened):
        if one:
            of_old[one[0]].append(at)
        if other:
            of_new[other[0]].append(at)
    found = []
    for (i, j), count in sorted(kept.items()):
        if count < least * min(len(of_old[i]), len(of_new[j])):
            continue
        spans = Spans()
        for at in sorted({*of_old[i], *of_new[j]}):
            one, other = happened[at]
            in_old, in_new = bool(one) and one[0] == i, bool(other) and other[0] == j
            if in_old and in_new:
                spans.kept(one[2], other[2], one[1])
            elif in_old:
                spans.put("removed", " " * one[2] + one[1])
            else:
                spans.put("added", " " * other[2] + other[1])
        found.append({"old": [i], "new": [j], "words": spans.spans})
    return found


def write(old, new, found):
    """Prints a result."""
    json.dump({"old": old, "new": new, "links": found}, sys.stdout, ensure_ascii=False)


def write_stream(stream, old, new):
    """Prints the result of a stream."""
    write(old, new, links(stream, old, new))

#!/usr/bin/env python3
"""The rule of undifferent, the United Nations' own tool, in the form that score.py reads: by_undifferent.py OLD NEW.

Written anew from the description of its rule; it is not its program. Each new paragraph takes the first old one after the
last taken whose likeness is above 0.8; what is skipped over is lost to all others. Likeness is (len + len − distance) /
(len + len) with Levenshtein's distance. The words of a link are a shortest edit letter by letter."""
import collections
import sys

import streams

ABOVE = 0.8


def distance(one, other):
    """Levenshtein's distance, with the columns of the table as bits of whole numbers (Myers 1999, Hyyrö 2001)."""
    if not one:
        return len(other)
    places = collections.defaultdict(int)
    for at, letter in enumerate(one):
        places[letter] |= 1 << at
    everything, last = (1 << len(one)) - 1, 1 << (len(one) - 1)
    up, down, count = everything, 0, len(one)
    for letter in other:
        here = places[letter]
        vertical = here | down
        across = (((here & up) + up) ^ up) | here
        right_up = down | ~(across | up)
        right_down = up & across
        count += bool(right_up & last) - bool(right_down & last)
        right_up = (right_up << 1) | 1
        right_down <<= 1
        up = (right_down | ~(vertical | right_up)) & everything
        down = right_up & vertical & everything
    return count


def is_alike(one, other, letters_of_one, letters_of_other):
    """Whether the likeness is above the bar; a bound by counted letters spares most of the work."""
    total = len(one) + len(other)
    most = total * (1 - ABOVE)
    bound = max((letters_of_one - letters_of_other).total(), (letters_of_other - letters_of_one).total())
    return bound < most and (total - distance(one, other)) / total > ABOVE


def pairs(old, new):
    old_letters, new_letters = ([collections.Counter(text) for text in texts] for texts in (old, new))
    begin = 0
    for j, text in enumerate(new):
        for i in range(begin, len(old)):
            if is_alike(old[i], text, old_letters[i], new_letters[j]):
                yield i, j
                begin = i + 1
                break


def letters(old, new):
    """A shortest edit from one text to another, letter by letter (Myers 1986)."""
    reach, trace = {1: 0}, []
    for edits in range(len(old) + len(new) + 1):
        trace.append(dict(reach))
        for k in range(-edits, edits + 1, 2):
            is_added = k == -edits or (k != edits and reach[k - 1] < reach[k + 1])
            x = reach[k + 1] if is_added else reach[k - 1] + 1
            while x < len(old) and x - k < len(new) and old[x] == new[x - k]:
                x += 1
            reach[k] = x
            if x >= len(old) and x - k >= len(new):
                return spans(path(trace, len(old), len(new)), old, new)
    return []


def path(trace, x, y):
    """The steps of the edit whose reaches are in the trace, from the first to the last."""
    steps = []
    for edits in range(len(trace) - 1, -1, -1):
        reach, k = trace[edits], x - y
        is_added = k == -edits or (k != edits and reach[k - 1] < reach[k + 1])
        before = k + 1 if is_added else k - 1
        from_x = reach[before]
        from_y = from_x - before
        while x > max(from_x, 0) and y > max(from_y, 0):
            x, y = x - 1, y - 1
            steps.append(("same", x))
        if edits:
            x, y = from_x, from_y
            steps.append(("added", y) if is_added else ("removed", x))
    return reversed(steps)


def spans(steps, old, new):
    found = streams.Spans()
    for tag, at in steps:
        found.put(tag, new[at] if tag == "added" else old[at])
    return found.spans


if __name__ == "__main__":
    old, new = map(streams.paragraphs, sys.argv[1:3])
    found = [{"old": [i], "new": [j], "words": letters(old[i], new[j])} for i, j in pairs(old, new)]
    streams.write(old, new, found)

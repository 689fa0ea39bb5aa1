#!/usr/bin/env python3
"""Holds comparisons of mutated texts against the laws, in code that shares nothing with the program.

    tools/laws.py BIN FOLDER [COUNT]

Takes pairs of texts in FOLDER (any .txt, two of nearly one size), mutates both (words, numbers, lines and paragraphs dropped, doubled, moved,
spoilt), compares them by one `BIN batch`, and checks of each answer:

1. same + removed spans are the old paragraphs of their row, same + added the new ones;
2. every paragraph and note stands in exactly one row a side;
3. without the rows that moved, both sides are in order;
4. a text against itself: nothing changed;
5. the mirror: new against old has the same rows the other way round;
7. every letter and digit of the input is in the answer, as often as it was.

Prints what does not hold; exit status 1 if anything does not.
"""
import collections
import json
import random
import subprocess
import sys
from pathlib import Path


def mutate(text, rng):
    lines = text.split("\n")
    for _ in range(rng.randrange(1, 12)):
        at = rng.randrange(len(lines))
        words = lines[at].split(" ")
        word = rng.randrange(len(words))
        match rng.randrange(10):
            case 0: del lines[at:at + rng.randrange(1, 6)]
            case 1: lines[at:at] = lines[at:at + rng.randrange(1, 6)]
            case 2:
                block = lines[at:at + rng.randrange(1, 12)]
                del lines[at:at + len(block)]
                to = rng.randrange(len(lines) + 1)
                lines[to:to] = block
            case 3: del words[word]
            case 4: words.insert(word, rng.choice(["the", "27", "(a)", "3.", "A/RES/1/2", "“", "各国", "\u202e", "1"]))
            case 5: words[word] = "".join(rng.sample(words[word], len(words[word])))
            case 6: words[word] = words[word][::-1]
            case 7: lines.insert(at, rng.choice(["", "", "Annex", "1.", "I", "A/RES/79/1", "* * *", "(b)", "2/3"]))
            case 8: words = [w.upper() for w in words]
            case 9: words[word:word] = ["\n"]
        if 3 <= len(lines) and at < len(lines) and words != lines[at].split(" "):
            lines[at] = " ".join(words)
        if len(lines) < 3:
            return text
    return "\n".join(lines)


def letters(text):
    return collections.Counter(c for c in text if c.isalnum())


def fold(text):
    return "".join(text.split())


def side_text(document):
    """All that a document holds, as the answer has it."""
    parts = [p["text"] for p in document["paragraphs"]] + [p["label"] or "" for p in document["paragraphs"]]
    parts += [str(mark) for p in document["paragraphs"] for mark in p["notes"]]
    parts += [n["text"] for n in document["notes"]] + [n["number"] or "" for n in document["notes"]]
    parts += [s["text"] for s in document["set_aside"]]
    parts += [str(v) for v in (document["masthead"] or []) if v]
    return "\n".join(parts)


def faults(answer):
    for kind, rows in (("paragraphs", answer["rows"]), ("notes", answer["notes"])):
        for side, tag in (("old", "removed"), ("new", "added")):
            texts = [p["text"] for p in answer[side][kind]]
            seen = [at for row in rows for at in row[side]]
            if sorted(seen) != list(range(len(texts))):
                yield f"2: {side} {kind} {seen} of {len(texts)}"
            if kind == "paragraphs":
                kept = [at for row in rows if not row["moved"] for at in row[side]]
                if kept != sorted(kept):
                    yield f"3: {side} {kept}"
            for row in rows:
                if not row["spans"]:
                    continue
                spans = fold("".join(s["text"] for s in row["spans"] if s["tag"] in ("same", tag)))
                if spans != fold("".join(texts[at] for at in row[side])):
                    yield f"1: {side} {kind} {row[side]}"


def figures(answer, turned):
    sides = ("new", "old") if turned else ("old", "new")
    other = {"added": "removed", "removed": "added"} if turned else {}
    return sorted(
        (tuple(row[sides[0]]), tuple(row[sides[1]]), other.get(row["change"], row["change"]), row["similarity"])
        for rows in (answer["rows"], answer["notes"]) for row in rows)


def main():
    binary, folder, count = sys.argv[1], Path(sys.argv[2]), int((sys.argv + ["2000"])[3])
    files = sorted(folder.rglob("*.txt"), key=lambda f: f.stat().st_size)
    rng = random.Random(20)
    pairs, lines = [], []
    for _ in range(count):
        at = rng.randrange(len(files) - 1)
        old, new = (mutate(f.read_text("utf-8", "replace").lstrip("\ufeff"), rng) for f in (files[at], files[at + 1]))
        if rng.randrange(2):
            new = mutate(old, rng)
        pairs.append((files[at].name, old, new))
        for a, b in ((old, new), (new, old), (old, old)):
            lines.append(json.dumps({"old": {"text": a, "lang": "en"}, "new": {"text": b, "lang": "en"}}))
    run = subprocess.run([binary, "batch"], input="\n".join(lines), capture_output=True, text=True)
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    bad = collections.Counter()
    refused = 0
    for at, (name, old, new) in enumerate(pairs):
        there, back, self_ = answers[3 * at:3 * at + 3]
        if "error" in there or "error" in back or "error" in self_:
            refused += 1
            continue
        there, back, self_ = (a["comparison"] for a in (there, back, self_))
        found = list(faults(there)) + list(faults(self_))
        if any(row["change"] != "unchanged" for row in self_["rows"] + self_["notes"]):
            found.append("4: a text against itself changed")
        if figures(there, False) != figures(back, True):
            found.append("5: the mirror differs")
        for side, text in (("old", old), ("new", new)):
            lost = letters(text) - letters(side_text(there[side]))
            if lost:
                found.append(f"7: {side} lacks {dict(lost)}")
        for fault in found:
            bad[fault[0]] += 1
            print(f"pair {at} ({name}): {fault}"[:200])
    print(f"{count} pairs, {refused} refused, faults by law: {dict(bad)}")
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()

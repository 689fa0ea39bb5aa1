#!/usr/bin/env python3
"""Scores a tool that compares two resolutions, on the labelled pairs of this folder.

    score.py --tool 'python3 baselines/by_git.py'     runs the tool on every pair and scores what it prints
    score.py --results DIR                            scores DIR/NAME.json of each pair
    score.py --write-inputs DIR                       writes DIR/NAME.old.txt and DIR/NAME.new.txt to feed a tool with

`--setting labelled` (the default) gives a tool the labelled paragraphs, one a line, without numbers and footnotes;
`--setting raw` gives it the text files as they are. The form of a result and the meaning of every figure are in README.md.
Standard library only. Exit status 1 when a result is missing or cannot be read.
"""
import argparse
import collections
import difflib
import json
import re
import shlex
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

HERE = Path(__file__).resolve().parent
SIDES = ("old", "new")
SETTINGS = ("labelled", "raw")
# A found paragraph that is none of the labelled ones stands for the one it resembles at least so much.
LEAST_LIKENESS = 0.6

PRINTED_ALIKE = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'})
NOT_COMPARED = re.compile("[\\s\\-\u2010-\u2015\u2212\u00ad\u200b-\u200f\u2060\ufeff]+")


# --- texts -----------------------------------------------------------------------------------------------------------

def folded(text):
    """A text without what two printings of it differ in: white space, hyphens, the form of quotes."""
    return NOT_COMPARED.sub("", unicodedata.normalize("NFKC", text).translate(PRINTED_ALIKE))


def words(text):
    """The set of words of a text, in small letters."""
    return set(re.findall(r"\w+", unicodedata.normalize("NFKC", text).lower()))


def spaced(text):
    """A text with one space wherever there is white space."""
    return " ".join(text.split())


def likeness(one, other, one_words, other_words):
    """How much two paragraphs share, from 0 to 1: half by words of the shorter, half by letters of both."""
    if not one_words or not other_words:
        return 0.0
    inside = len(one_words & other_words) / min(len(one_words), len(other_words))
    if (inside + 1) / 2 <= LEAST_LIKENESS:
        return 0.0
    return (inside + difflib.SequenceMatcher(None, one, other).quick_ratio()) / 2


# --- the pairs -------------------------------------------------------------------------------------------------------

def pairs(names=()):
    """The label files, in order of name; all, or those whose name has one of `names` in it."""
    files = sorted((HERE / "labels").glob("*.json"))
    chosen = [path for path in files if not names or any(name in path.stem for name in names)]
    return [json.loads(path.read_text(encoding="utf-8")) for path in chosen]


def inputs(pair, setting, folder):
    """The two files to give to a tool, written to `folder` if need be; None where the pair has no files."""
    if setting == "raw":
        files = [pair[side]["file"] for side in SIDES]
        return [HERE / file for file in files] if all(files) else None
    written = []
    for side in SIDES:
        path = Path(folder) / f"{pair['name']}.{side}.txt"
        lines = (spaced(paragraph["text"]) + "\n" for paragraph in pair[side]["paragraphs"])
        path.write_text("".join(lines), encoding="utf-8")
        written.append(path)
    return written


# --- a tool's result -------------------------------------------------------------------------------------------------

def read_result(text):
    """A result as a tool prints it, with what may be left out filled in."""
    result = json.loads(text)
    for side in SIDES:
        found = [{"text": one} if isinstance(one, str) else one for one in result[side]]
        result[side] = [{"body": True, **one} for one in found]
    links = [{"moved": False, "same": None, "words": [], **link} for link in result["links"]]
    for link in links:
        if link["same"] is None and link["words"]:
            link["same"] = all(tag == "same" for tag, _ in link["words"])
    result["links"] = links
    return result


def find_labelled(found, labelled):
    """For each found paragraph the place of the labelled one it is, or is most like; and which of them are it exactly."""
    place, exact = [None] * len(found), set()
    waiting = collections.defaultdict(list)
    for at, paragraph in enumerate(labelled):
        for form in {folded(paragraph["text"]), folded(paragraph.get("number", "") + paragraph["text"])}:
            waiting[form].append(at)
    taken = set()
    for index, paragraph in enumerate(found):
        fitting = [at for at in waiting[folded(paragraph["text"])] if at not in taken]
        if fitting:
            place[index] = fitting[0]
            taken.add(fitting[0])
            exact.add(index)
    bags = [words(paragraph["text"]) for paragraph in labelled]
    for index, paragraph in enumerate(found):
        if index in exact:
            continue
        bag, best = words(paragraph["text"]), LEAST_LIKENESS
        for at, other in enumerate(labelled):
            if at in taken:
                continue
            like = likeness(paragraph["text"], other["text"], bag, bags[at])
            if like > best:
                place[index], best = at, like
    return place, exact


# --- figures ---------------------------------------------------------------------------------------------------------

class Share:
    """So many right of all that were said (precision) and of all that are true (recall)."""

    def __init__(self, right=0, said=0, true=0):
        self.right, self.said, self.true = right, said, true

    def __add__(self, other):
        return Share(self.right + other.right, self.said + other.said, self.true + other.true)

    @property
    def precision(self):
        return self.right / self.said if self.said else 1.0

    @property
    def recall(self):
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self):
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score_paragraphs(result, pair):
    """Figures of the reading, and for each side the id of the labelled paragraph that each found one stands for."""
    paragraphs, kinds, numbers = Share(), [0, 0], [0, 0]
    stands_for = {}
    for side in SIDES:
        body = [at for at, paragraph in enumerate(result[side]) if paragraph["body"]]
        labelled = pair[side]["paragraphs"]
        place, exact = find_labelled([result[side][at] for at in body], labelled)
        stands_for[side] = {at: labelled[to]["id"] for at, to in zip(body, place) if to is not None}
        paragraphs += Share(len(exact), len(body), len(labelled))
        for index in exact:
            found, true = result[side][body[index]], labelled[place[index]]
            for key, count in (("kind", kinds), ("number", numbers)):
                if key in found:
                    count[0] += folded(found[key] or "") == folded(true.get(key, ""))
                    count[1] += 1
    return paragraphs, kinds, numbers, stands_for


def score_notes(result, pair):
    """Footnotes found, and all."""
    if "notes" not in result:
        return [0, 0]
    count = [0, 0]
    for side in SIDES:
        found = {folded(note) for note in result["notes"][side]}
        count[0] += sum(folded(note["text"]) in found for note in pair[side]["notes"])
        count[1] += len(pair[side]["notes"])
    return count


def pairs_of(links):
    return {(link["old"], link["new"]) for link in links}


def links_said(result, stands_for):
    """The links between labelled paragraphs that a tool says, each with its own entry. A link of which only one end is a
    labelled paragraph is there too, and is wrong; what lies outside of them on both sides was not labelled."""
    said = {}
    for link in result["links"]:
        for old in link["old"]:
            for new in link["new"]:
                ends = (stands_for["old"].get(old), stands_for["new"].get(new))
                if ends != (None, None):
                    key = tuple(end or f"?{at}" for end, at in zip(ends, (old, new)))
                    said[key] = link
    return said


def score_moves(said, optional, pair):
    """Paragraphs of the old text that moved. Where neighbours changed places, either may be called the moved one."""
    moved = {key for key, link in said.items() if link["moved"] and key not in optional}
    true = pairs_of(link for link in pair["links"] if link["moved"])
    for tie in pair["move_ties"]:
        instead = (true - pairs_of(tie["labelled"])) | pairs_of(tie["instead"])
        if len(moved & instead) > len(moved & true):
            true = instead
    return Share(*(len({old for old, _ in links}) for links in (moved & true, moved, true)))


def are_in_order(links, pair):
    """Whether links follow one another on both sides."""
    place = {side: {p["id"]: at for at, p in enumerate(pair[side]["paragraphs"])} for side in SIDES}
    rest = sorted((place["old"][old], place["new"][new]) for old, new in links)
    return all(one[1] <= other[1] for one, other in zip(rest, rest[1:]))


def joined(links):
    """The links that share a paragraph with another: splits and merges."""
    ends = collections.Counter(end for old, new in links for end in (("old", old), ("new", new)))
    return {(old, new) for old, new in links if ends["old", old] > 1 or ends["new", new] > 1}


def score_words(result):
    """Of the edited links: how many, their runs of changed words, and ends of runs inside a word; and whether the kept and
    removed words of every link are its old paragraphs, the kept and added ones its new ones."""
    edited = runs = cuts = 0
    rebuilt = True
    for link in result["links"]:
        spans = link["words"]
        for side, other in (("old", "added"), ("new", "removed")):
            text = "".join(text for tag, text in spans if tag != other)
            want = "\n".join(result[side][at]["text"] for at in link[side])
            rebuilt &= not spans or spaced(text) == spaced(want)
        if link["same"] is not False or not spans:
            continue
        edited += 1
        changed = [tag != "same" for tag, _ in spans]
        runs += sum(now and not before for before, now in zip([False] + changed, changed))
        for (_, one), (_, other), before, now in zip(spans, spans[1:], changed, changed[1:]):
            cuts += before != now and one[-1:].isalnum() and other[:1].isalnum()
    return edited, runs, cuts, rebuilt


def score(result, pair):
    """All figures of a result on a pair."""
    paragraphs, kinds, numbers, stands_for = score_paragraphs(result, pair)
    said = links_said(result, stands_for)
    true = {(link["old"], link["new"]): link for link in pair["links"]}
    optional = pairs_of(pair["optional"])
    counted = {key for key in said if key not in optional}
    right = [key for key in said if key in true]

    verdicts = [0, 0]
    for key in right:
        link, given = true[key], said[key]["same"]
        if given is None:
            continue
        is_open = link.get("either") or link["shape"] != "1:1"
        verdicts[0] += bool(is_open) or given == (link["text"] == "same")
        verdicts[1] += 1
    shaped = {key for key, link in true.items() if link["shape"] != "1:1"}
    found_shaped = joined(counted)
    edited, runs, cuts, rebuilt = score_words(result)
    return {
        "paragraphs": paragraphs,
        "kinds": kinds,
        "numbers": numbers,
        "notes": score_notes(result, pair),
        "links": Share(len(right), len(counted), len(true)),
        "wrong": sorted(counted - set(true)),
        "missed": sorted(set(true) - set(said)),
        "moves": score_moves(said, optional, pair),
        "in order": are_in_order([key for key in right if not said[key]["moved"]], pair),
        "shapes": Share(len(found_shaped & shaped), len(found_shaped), len(shaped)),
        "verdicts": verdicts,
        "edited": edited,
        "runs": runs,
        "cuts": cuts,
        "rebuilt": rebuilt,
    }


def mean(values):
    values = list(values)
    return sum(values) / len(values) if values else None


def summary(scores):
    """Means over pairs, as a reader of tables wants them; counts of what is rare are summed up. None: the tool does not say."""
    scores = list(scores)

    def ratio(one, other):
        return mean(score[one][0] / score[one][1] for score in scores if score[other][1])

    said_words = [score for score in scores if score["edited"]]
    return {
        "pairs": len(scores),
        "paragraphs": mean(score["paragraphs"].f1 for score in scores),
        "kinds": ratio("kinds", "kinds"),
        "numbers": ratio("numbers", "numbers"),
        "notes": ratio("notes", "notes"),
        "P": mean(score["links"].precision for score in scores),
        "R": mean(score["links"].recall for score in scores),
        "F1": mean(score["links"].f1 for score in scores),
        "moves": sum((score["moves"] for score in scores), Share()),
        "shapes": sum((score["shapes"] for score in scores), Share()),
        "verdicts": ratio("verdicts", "verdicts"),
        "runs": mean(score["runs"] / score["edited"] for score in said_words),
        "cuts": sum(score["cuts"] for score in scores) if said_words else None,
        "rebuilt": all(score["rebuilt"] for score in scores) if said_words else None,
    }


# --- printing --------------------------------------------------------------------------------------------------------

def number(value, digits=3):
    return "–" if value is None else f"{value:.{digits}f}"


def of(share):
    """Right of said, right of true."""
    return f"{share.right}/{share.said} · {share.right}/{share.true}"


COLUMNS = ("paragraphs", "P", "R", "F1", "moves", "shapes", "verdicts", "runs", "cuts", "rebuilt")


def cells(figures):
    """The cells of a summary in the order of COLUMNS."""
    whole = {True: "yes", False: "no", None: "–"}
    return [
        *(number(figures[key]) for key in ("paragraphs", "P", "R", "F1")),
        of(figures["moves"]),
        of(figures["shapes"]),
        number(figures["verdicts"]),
        number(figures["runs"], 2),
        "–" if figures["cuts"] is None else str(figures["cuts"]),
        whole[figures["rebuilt"]],
    ]


def results_of(tool, setting, names=()):
    """Runs a tool on every pair: (pair, its result) each. Raises ValueError with what the tool said if it fails."""
    with tempfile.TemporaryDirectory() as folder:
        for pair in pairs(names):
            files = inputs(pair, setting, folder)
            if files is None:
                continue
            run = subprocess.run([*tool, *map(str, files)], capture_output=True, text=True, encoding="utf-8")
            try:
                yield pair, read_result(run.stdout)
            except (ValueError, KeyError, TypeError) as why:
                raise ValueError(f"{pair['name']}: no result ({why}) {run.stderr.strip()[-300:]}") from why


def results_in(folder, names=()):
    """The results that are in a folder."""
    for pair in pairs(names):
        path = Path(folder) / f"{pair['name']}.json"
        if path.exists():
            yield pair, read_result(path.read_text(encoding="utf-8"))


def print_table(scored, setting, verbose):
    widths = (44, 10, 6, 6, 6, 13, 13, 8, 6, 5, 7)

    def line(items):
        print(items[0].ljust(widths[0]), *(item.rjust(width) for item, width in zip(items[1:], widths[1:])))

    line(("pair", *COLUMNS))
    for name, figures in scored:
        line((name, *cells(summary([figures]))))
        if verbose:
            for kind in ("wrong", "missed"):
                for old, new in figures[kind]:
                    print(f"    {kind:6} {old} → {new}")
            if not figures["in order"]:
                print("    not in order without what is moved")
    whole = summary(figures for _, figures in scored)
    line((f"mean of {whole['pairs']} (moves, shapes, cuts: sums)", *cells(whole)))
    extra = ", ".join(f"{key} {number(whole[key])}" for key in ("kinds", "numbers", "notes") if whole[key] is not None)
    if extra and setting == "raw":
        print(f"right among the found: {extra}")


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    what = ask.add_mutually_exclusive_group(required=True)
    what.add_argument("--tool", help="command that takes two files and prints a result")
    what.add_argument("--results", metavar="DIR", help="folder of results, NAME.json each")
    what.add_argument("--write-inputs", metavar="DIR", help="writes the files to give to a tool")
    ask.add_argument("--setting", choices=SETTINGS, default="labelled")
    ask.add_argument("-v", "--verbose", action="store_true", help="list wrong and missed links")
    ask.add_argument("names", nargs="*", help="only pairs whose name has one of these in it")
    args = ask.parse_args()

    if args.write_inputs:
        folder = Path(args.write_inputs)
        folder.mkdir(parents=True, exist_ok=True)
        for pair in pairs(args.names):
            for side, path in zip(SIDES, inputs(pair, args.setting, folder) or ()):
                (folder / f"{pair['name']}.{side}.txt").write_bytes(path.read_bytes())
        return 0
    try:
        if args.tool:
            results = list(results_of(shlex.split(args.tool), args.setting, args.names))
        else:
            results = list(results_in(args.results, args.names))
    except (OSError, ValueError, KeyError, TypeError) as why:
        print(f"score.py: {why}", file=sys.stderr)
        return 1
    if not results:
        print("score.py: no results", file=sys.stderr)
        return 1
    print_table([(pair["name"], score(result, pair)) for pair, result in results], args.setting, args.verbose)
    return 0


if __name__ == "__main__":
    sys.exit(main())

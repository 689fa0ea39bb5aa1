"""What a notebook shows: rows with their words marked, in styles that touch nothing else on its page."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from ._native import visible

if TYPE_CHECKING:
    from ._comparison import Comparison
    from ._document import Resolution
    from ._rows import Row, Span
    from ._series import Blame, Cell, History, Lineage, OriginText

# Every rule begins with the class of the view. No rule carries meaning by colour alone.
STYLE = """<style>
.resdiff-view{--paper:#fff;--ink:#15191d;--soft:#55606b;--line:#d3d9df;--added:#0b3a6f;--added-on:#e3efff;--removed:#86300a;\
--removed-on:#ffeee0;--age0:#55606b;--age1:#1d5fae;--age2:#8a5a00;--age3:#1f7a4d;--age4:#6b2f99;color-scheme:light;\
background:var(--paper);color:var(--ink);border:1px solid var(--line);border-radius:4px;font:14px/1.5 system-ui,sans-serif;\
max-width:72em;padding:12px 16px;overflow-wrap:anywhere}
@media (prefers-color-scheme:dark){.resdiff-view{--paper:#14171b;--ink:#e9ecef;--soft:#aab4be;--line:#3a434c;--added:#a8d1ff;\
--added-on:#10294a;--removed:#ffbf8f;--removed-on:#40210c;--age0:#aab4be;--age1:#8fc0ff;--age2:#e0b060;--age3:#6fd0a0;\
--age4:#d5aaff;color-scheme:dark}}
.resdiff-view .rd-title{font-size:17px;font-weight:600}
.resdiff-view .rd-soft{color:var(--soft)}
.resdiff-view .rd-row{border-top:1px solid var(--line);display:grid;gap:0 16px;grid-template-columns:8.5em minmax(0,1fr);\
padding:6px 0}
.resdiff-view .rd-at{font-weight:600}
.resdiff-view .rd-what{color:var(--soft);display:block;font-size:12px;font-weight:400}
.resdiff-view .rd-text{white-space:pre-line}
.resdiff-view ins{background:var(--added-on);color:var(--added);text-decoration:underline}
.resdiff-view del{background:var(--removed-on);color:var(--removed);text-decoration:line-through}
.resdiff-view sup{color:inherit;font-size:10px;line-height:0}
.resdiff-view .rd-age0{color:var(--age0)}.resdiff-view .rd-age1{color:var(--age1)}
.resdiff-view .rd-age2{color:var(--age2)}.resdiff-view .rd-age3{color:var(--age3)}.resdiff-view .rd-age4{color:var(--age4)}
.resdiff-view summary{cursor:pointer}
.resdiff-view .rd-wide{overflow-x:auto}
.resdiff-view .rd-wide table{background:none;border-collapse:collapse;color:inherit;font:inherit;margin:8px 0 0}
.resdiff-view .rd-wide :is(th,td){background:none;border-top:1px solid var(--line);color:inherit;padding:4px 12px 4px 0;\
text-align:start;vertical-align:top;white-space:normal}
.resdiff-view .rd-wide td:last-child{min-width:20em}
</style>"""

WORDS = {"removed": "dropped", "roll-over": "routine update", "rolled-over": "routine update"}
"""What readers see for names of the data that are others in reports."""

AGES = 5
"""How many colours of age there are; what is newer has the last one."""


def comparison(shown: Comparison) -> str:
    """The rows of a comparison, unchanged ones folded."""
    counts, words = shown.summary.paragraphs, shown.summary.words
    names = ("unchanged", "edited", "added", "removed", "moved", "split", "merged")
    said = [f"{number} {WORDS.get(name, name)}" for name in names if (number := getattr(counts, name))]
    said.append(f"{words.share_kept:.0%} of the old words kept, {words.share_new:.0%} of the new words added")
    head = [
        _line("rd-title", f"{shown.old.name} → {shown.new.name}"),
        _line("", shown.new.title or "", shown.new.language),
        _line("rd-soft", ", ".join(said)),
    ]
    if shown.hidden:
        head.append(_line("rd-soft", f"Hidden: {', '.join(WORDS.get(name, name) for name in shown.hidden)}"))
    language = shown.new.language
    body = [*_rows(shown.rows, language)]
    notes = [row for row in shown.notes if row.is_changed]
    return _view([*head, *body, *(_row(row, language, "note ") for row in notes)])


def document(shown: Resolution) -> str:
    """The paragraphs of a document."""
    facts = [shown.title, shown.date and shown.date.isoformat(), shown.language]
    head = [
        _line("rd-title", shown.name),
        _line("", " · ".join(fact for fact in facts if fact), shown.language),
    ]
    head += [_line("rd-soft", doubt.sentence) for doubt in shown.doubts]
    paragraphs = [_block(p.address, p.kind, _text(p.text), shown.language) for p in shown.paragraphs]
    notes = [_block(f"note {n.number}", "", _text(n.text), shown.language) for n in shown.notes]
    aside = [_block(one.kind, "", _text(one.text), shown.language) for one in shown.set_aside]
    return _view([*head, *paragraphs, *notes, *_folded(f"{len(aside)} pieces not compared", aside)])


def history(shown: History) -> str:
    """The lineages, a column for each version."""
    heads = "".join(f"<th>{_text(version.name)}</th>" for version in shown.versions)
    lines = "".join(_lineage(lineage) for lineage in shown.lineages)
    table = f'<div class="rd-wide"><table><tr>{heads}<th>last text</th></tr>{lines}</table></div>'
    names = " → ".join(version.name for version in shown.versions)
    return _view([_line("rd-title", names), table])


def blame(shown: Blame) -> str:
    """The newest version, its words marked by the version that they are from."""
    key = " ".join(
        f'<span class="{_age(at)}">{at + 1} = {_text(version.name)}</span>'
        for at, version in enumerate(shown.versions)
    )
    newest = shown.versions[-1]
    named = [(text.address, text) for text in shown.paragraphs]
    named += [(f"note {text.address}", text) for text in shown.notes]
    blocks = [_block(name, "", _origins(text, shown), newest.language) for name, text in named]
    head = _line("rd-title", f"{newest.name}: where its words first stood")
    return _view([head, f"<div>{key}</div>", *blocks])


def _view(parts: Iterable[str]) -> str:
    return f'{STYLE}<div class="resdiff-view">{"".join(parts)}</div>'


def _text(text: str) -> str:
    return html.escape(visible(text))


def _line(name: str, text: str, language: str = "en") -> str:
    if not text:
        return ""
    return f'<div class="{name}" lang="{_text(language)}" dir="auto">{_text(text)}</div>'


def _block(address: str, what: str, inner: str, language: str) -> str:
    what = f'<span class="rd-what">{_text(what)}</span>' if what else ""
    return (
        f'<div class="rd-row"><div class="rd-at">{_text(address)}{what}</div>'
        f'<div class="rd-text" lang="{_text(language)}" dir="auto">{inner}</div></div>'
    )


def _folded(title: str, blocks: Sequence[str]) -> list[str]:
    if not blocks:
        return []
    return [f'<details><summary class="rd-soft">{_text(title)}</summary>{"".join(blocks)}</details>']


def _rows(rows: Sequence[Row], language: str) -> Iterator[str]:
    for is_changed, run in groupby(rows, key=lambda row: row.is_changed):
        run_rows = list(run)
        if is_changed:
            yield from (_row(row, language) for row in run_rows)
            continue
        first, last = run_rows[0].address, run_rows[-1].address
        named = first if len(run_rows) == 1 else f"{first} to {last}"
        blocks = [_row(row, language) for row in run_rows]
        yield from _folded(f"{named}: unchanged", blocks)


def _row(row: Row, language: str, before: str = "") -> str:
    what: list[str] = [row.change] if row.change != "unchanged" else []
    what += ["moved"] if row.moved else []
    what += [row.shape] if row.shape != "one-to-one" else []
    what += [name for name in row.classes if name not in ("addition", "removal")]
    inner = "".join(_span(span) for span in row.spans) if row.spans else _text(row.new_text or "")
    said = ", ".join(WORDS.get(name, name) for name in what)
    return _block(before + row.address, said, inner, language)


def _span(span: Span) -> str:
    if not span.is_change:
        return "" if span.tag == "removed" else _text(span.text)
    name = "del" if span.tag == "removed" else "ins"
    why = ", ".join(WORDS.get(name, name) for name in (span.class_, span.direction) if name)
    return f'<{name} title="{_text(why)}">{_text(span.text)}</{name}>'


def _lineage(lineage: Lineage) -> str:
    cells = "".join(f"<td>{_cell(cell)}</td>" for cell in lineage.cells)
    texts = [cell.text for cell in lineage.cells if cell.text]
    return f'<tr>{cells}<td dir="auto">{_text(texts[-1] if texts else "")}</td></tr>'


def _cell(cell: Cell) -> str:
    names = _text(" + ".join(cell.addresses))
    said = (cell.event, "moved" if cell.moved else None)
    what = ", ".join(WORDS.get(name, name) for name in said if name)
    return f'<b>{names}</b><span class="rd-what">{_text(what)}</span>'


def _age(version: int) -> str:
    return f"rd-age{min(version, AGES - 1)}"


def _origins(text: OriginText, shown: Blame) -> str:
    return "".join(
        f'<span class="{_age(passage.version)}" title="{_text(shown.versions[passage.version].name)} '
        f'{_text(passage.address or "")}"><sup>{passage.version + 1}</sup>{_text(passage.text)}</span>'
        for passage in text.passages
    )

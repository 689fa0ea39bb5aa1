"""Many comparisons."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from conftest import NEW, OLD

import resdiff
from resdiff import Named

HEAD = "Seventy-{}th session\n\nAgenda item 9\n\nResolution adopted by the General Assembly\n\n{}\n\n{}\n\n"


def test_a_batch_answers_in_order_with_errors_as_values() -> None:
    pairs: list[tuple[Named, Named]] = [
        ("78/241", "79/62"),
        ("78/241", "99/1"),
        (OLD.encode(), NEW.encode()),
        ("79/62", "80/57"),
    ]
    answers = list(resdiff.batch(pairs * 5, jobs=3))
    for at, answer in enumerate(answers):
        if at % 4 == 1:
            assert isinstance(answer, resdiff.ResdiffError) and "99/1" in str(answer)
        else:
            assert isinstance(answer, resdiff.Comparison)
            assert answer.to_json() == resdiff.compare(*pairs[at % 4]).to_json()
    assert len(answers) == 20
    assert list(resdiff.batch([])) == []


def test_a_batch_takes_pairs_as_it_needs_them() -> None:
    taken = 0

    def endless() -> Iterator[tuple[bytes, bytes]]:
        nonlocal taken
        while True:
            taken += 1
            yield OLD.encode(), NEW.encode()

    answers = resdiff.batch(endless(), jobs=2, hide="roll-over")
    for _ in range(10):
        answer = next(answers)
        assert isinstance(answer, resdiff.Comparison) and answer.hidden == ("roll-over",)
    assert taken <= 10 + 2 * 2
    answers.close()  # type: ignore[attr-defined]


def test_wrong_options_of_a_batch_are_told_at_once() -> None:
    with pytest.raises(resdiff.ResdiffError, match="jobs cannot be 0: give 1 or more"):
        resdiff.batch([], jobs=0)
    with pytest.raises(resdiff.ResdiffError, match="language cannot be"):
        resdiff.batch([], language="xx")


@pytest.fixture
def sessions(tmp_path: Path) -> tuple[Path, Path]:
    texts = {
        "old/A-RES-78-1.txt": HEAD.format("eigh", "78/1. The thing", "The thing") + OLD,
        "old/A-RES-78-2.txt": "78/2. Bees\n\nThe General Assembly,\n\n1. Notes that bees make honey of flowers.",
        "new/A-RES-79-5.txt": HEAD.format("nin", "79/5. The thing", "The thing") + NEW,
        "new/A-RES-79-6.docx": "",
    }
    for name, text in texts.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "old", tmp_path / "new"


def test_a_session_finds_its_pairs(sessions: tuple[Path, Path]) -> None:
    with pytest.warns(UserWarning, match="79-6.docx"):
        session = resdiff.session(*sessions, jobs=2)
    [pair] = session.pairs
    assert len(session) == 1 and pair.old.name == "A-RES-78-1.txt" and pair.evidence
    assert [path.name for path in session.without_successor] == ["A-RES-78-2.txt"]
    assert session.without_predecessor == () and len(session.unread) == 1
    [compared] = session
    assert compared.figures == compared.comparison.figures == pair.figures
    assert compared.figures.new == "A/RES/79/5" and compared.figures.substance > 0
    [record] = session.to_pandas().to_dict("records")
    assert (record["old"], record["new"], record["added"]) == ("A/RES/78/1", "A/RES/79/5", 1)
    assert repr(session) == "<resdiff.Session: 1 pairs, 1 texts without a pair>"
    pair.new.unlink()
    [gone] = session
    with pytest.raises(resdiff.ResdiffError, match="there is no such file"):
        gone.comparison


def test_a_session_needs_folders_with_texts(sessions: tuple[Path, Path], tmp_path: Path) -> None:
    with pytest.raises(resdiff.ResdiffError, match="is no folder: name the folder"):
        resdiff.session(tmp_path / "none", sessions[1])
    (tmp_path / "empty").mkdir()
    with pytest.raises(resdiff.ResdiffError, match="holds no texts: name a folder"):
        resdiff.session(sessions[0], tmp_path / "empty")


def test_threads_at_the_same_time_give_the_same() -> None:
    pairs = [("78/241", "79/62"), ("79/62", "80/57"), ("78/241", "80/57")] * 8
    alone = [resdiff.compare(*pair).to_json() for pair in pairs]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda pair: resdiff.compare(*pair).to_json(), pairs))
    assert together == alone


def test_others_go_on_while_a_text_is_compared() -> None:
    paragraphs = "\n\n".join(
        f"{at}. Requests State number {at} to consider {'matters ' * 40}in the year {at % 97};" for at in range(1, 900)
    )
    text = f"The General Assembly,\n\n{paragraphs}"
    done = threading.Event()
    begun = threading.Event()

    def work() -> None:
        begun.set()
        resdiff.compare(resdiff.Text(text), resdiff.Text(text.replace("consider", "examine")))
        done.set()

    thread = threading.Thread(target=work)
    thread.start()
    begun.wait()
    turns = 0
    while not done.is_set():
        turns += 1
        time.sleep(0.001)
    thread.join()
    # With the interpreter held, this thread would have had its turn only before and after.
    assert turns > 3

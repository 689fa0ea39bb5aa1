"""What the tests share."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

OLD = """The General Assembly,

Recalling its resolution 77/1 of 3 May 2022,

Alarmed by the spread of the thing,

1. Requests the Secretary-General to submit a report to the General Assembly at its seventy-ninth session;

2. Decides to remain seized of the matter.
"""

NEW = """The General Assembly,

Recalling its resolution 77/1 of 3 May 2022,

Welcoming the report on the matter in general,

Alarmed by the spread of the thing,

1. Urges the Secretary-General to submit two reports to the General Assembly at its eightieth session;

2. Decides to remain seized of the matter.
"""


@pytest.fixture(autouse=True)
def _no_texts_of_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("RESDIFF_VERSIONS", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def versions() -> Path:
    """The folder of the texts that come with the program, in English."""
    return ROOT / "versions" / "en"


@pytest.fixture
def command() -> Callable[..., bytes]:
    """Runs the command that RESDIFF_BIN names, and gives what it prints."""
    program = os.environ.get("RESDIFF_BIN")
    if not program:
        if os.environ.get("RESDIFF_REQUIRE_ALL"):
            pytest.fail("RESDIFF_BIN does not name the command")
        pytest.skip("RESDIFF_BIN does not name the command")

    def run(*arguments: str, fails: bool = False) -> bytes:
        environment = {**os.environ, "RESDIFF_CONFIG": "", "NO_COLOR": "1", "COLUMNS": "80"}
        done = subprocess.run([program, *arguments], capture_output=True, env=environment)
        assert (done.returncode == 2) == fails, done.stderr
        return done.stderr if fails else done.stdout

    return run

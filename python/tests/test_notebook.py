"""The notebook of the documentation runs, and a README's Python too."""

from __future__ import annotations

import doctest
import os
import re
from pathlib import Path

import pytest
from conftest import ROOT

import resdiff

# What stands before the cells of the notebook's page: docs/notebook.html is made by the test below.
PAGE = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Three years of lethal autonomous weapons systems</title>
<style>
:root { color-scheme: light dark }
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 72em; padding: 0 1rem }
.anchor-link, .prompt { display: none }
pre { background: rgb(127 127 127 / 0.12); font-size: 13px; overflow-x: auto; padding: 0.75rem }
.output_html { margin: 1rem 0; overflow-x: auto }
table.dataframe { border-collapse: collapse; font-size: 14px }
table.dataframe :is(th, td) { border: 1px solid rgb(127 127 127 / 0.4); padding: 0.25rem 0.5rem; text-align: start; vertical-align: top }
</style>
"""

nbclient = pytest.importorskip("nbclient")
nbformat = pytest.importorskip("nbformat")


def test_the_notebook_runs_and_is_kept_without_its_results() -> None:
    """Where RESDIFF_NOTEBOOK names a file, the page is written there."""
    notebook = nbformat.read(ROOT / "docs" / "notebook.ipynb", as_version=4)
    assert not any(cell.get("outputs") for cell in notebook.cells)
    nbclient.NotebookClient(notebook, timeout=120).execute()
    outputs = [cell.outputs for cell in notebook.cells if cell.cell_type == "code"]
    assert sum("text/html" in one.get("data", {}) for cell in outputs for one in cell) >= 7
    if page := os.environ.get("RESDIFF_NOTEBOOK"):
        nbconvert = pytest.importorskip("nbconvert")
        body, _ = nbconvert.HTMLExporter(template_name="basic").from_notebook_node(notebook)
        Path(page).write_text(PAGE + body, encoding="utf-8")


@pytest.mark.parametrize("readme", ["README.md", "docs/python.md", "python/README.md"])
def test_the_python_of_a_page_runs(
    readme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocks = re.findall(r"```(?:python|pycon)\n(.*?)```", (ROOT / readme).read_text(encoding="utf-8"), re.S)
    assert blocks
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for block in blocks:
        test = doctest.DocTestParser().get_doctest(block, names, readme, readme, 0)
        assert test.examples
        runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
        runner.run(test, clear_globs=False)
        assert runner.summarize(verbose=False).failed == 0
        names = test.globs


def test_the_examples_of_the_package_are_right() -> None:
    assert doctest.testmod(resdiff).attempted >= 3
    assert doctest.testmod(resdiff).failed == 0

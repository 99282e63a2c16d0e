"""The documentation hangs together, and the runner of its examples is able to fail."""

import importlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("benchmarks/*.md")]

RIGHT = """
```python
word = "salt"
```

```python
>>> word
'salt'
```

```console
$ echo one two
one ...
$ ls examples/article.txt
```

```text
not run
```
"""

WRONG = {
    "a failing assertion": "```python\nassert 1 == 2\n```\n",
    "a wrong value": "```python\n>>> 1 + 1\n3\n```\n",
    "another output": "```console\n$ echo one\ntwo\n```\n",
    "more output than shown": "```console\n$ printf 'one\\ntwo\\n'\none\n```\n",
    "a failing command": "```console\n$ false\n```\n",
    "no command": "```console\nquotekit extract\n```\n",
}


REFERENCE = ROOT.joinpath("docs", "api.md").read_text(encoding="utf-8")
MODULES = re.findall(r"automodule:: (\S+)\n   :members:\n", REFERENCE)


def outcomes(folder: Path, page: str) -> str:
    """Run *page* as a README in *folder* and give pytest's closing line."""
    shutil.copy(ROOT / "conftest.py", folder)
    shutil.copytree(ROOT / "examples", folder / "examples")
    folder.joinpath("README.md").write_text(page, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "README.md"]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    return done.stdout.splitlines()[-1]


def test_right_examples_pass(tmp_path: Path) -> None:
    """Every block that runs is one test, names are shared, other languages are left alone."""
    assert outcomes(tmp_path, RIGHT).startswith("3 passed")


def test_each_wrong_example_fails(tmp_path: Path) -> None:
    """Each way in which an example can be wrong fails its block."""
    assert outcomes(tmp_path, "\n".join(WRONG.values())).startswith(f"{len(WRONG)} failed in")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    """Every relative link of a page names a file of the repository."""
    links = re.findall(r"\]\((?!\w+:|#)([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [] == [link for link in links if not page.parent.joinpath(link).exists()]


def test_index_names_every_page() -> None:
    """No page of the documentation is out of reach."""
    index = ROOT.joinpath("docs", "index.md").read_text(encoding="utf-8")
    assert [] == [
        page.name
        for page in ROOT.glob("docs/*.md")
        if f"({page.name})" not in index and page.name != "index.md"
    ]


def test_reference_has_the_public_modules() -> None:
    """The API page asks for all members of what users import."""
    assert {"quotekit", "quotekit.output"} <= set(MODULES)


@pytest.mark.parametrize("name", MODULES)
def test_public_names_are_documented(name: str) -> None:
    """Every public name has words of its own: the API page would leave it out without."""
    module = importlib.import_module(name)
    silent = [public for public in module.__all__ if not getattr(module, public).__doc__]
    assert silent == []

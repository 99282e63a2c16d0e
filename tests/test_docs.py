"""The runner of the documentation's examples is itself able to fail."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]

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

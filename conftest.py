"""Runs the examples in README.md and docs/ as tests.

A ``python`` block runs as it stands, or line by line against the output that it shows if it starts
with ``>>>``; the blocks of one page share their names. A ``console`` block runs each line after
``$ `` in the shell and compares what it prints with the lines below it, if there are any; ``...``
stands for anything. Each page runs in an empty folder of its own beside a copy of ``examples``.
Blocks of any other language are not run.
"""

import difflib
import doctest
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import settings
from sybil import Example, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

ROOT = Path(__file__).parent
FLAGS = doctest.ELLIPSIS

# A busy machine is slow now and then, which refutes no property.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


def enter_folder(namespace: dict[str, Any]) -> None:
    """Give the page an empty working folder with the examples in it."""
    namespace["_folder"] = tempfile.TemporaryDirectory()
    shutil.copytree(ROOT / "examples", Path(namespace["_folder"].name, "examples"))
    os.chdir(namespace["_folder"].name)


def leave_folder(namespace: dict[str, Any]) -> None:
    """Go back and clear up."""
    os.chdir(ROOT)
    namespace["_folder"].cleanup()


def run_console(example: Example) -> str:
    """Run the commands of a console block; the text returned says what went wrong."""
    commands = re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", example.parsed, re.MULTILINE)
    if not commands:
        return "a console block needs a line that starts with “$ ”"
    return "\n".join(filter(None, (_mismatch(command, want) for command, want in commands)))


def _mismatch(command: str, want: str) -> str:
    beside_python = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        command,
        shell=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        env=os.environ | {"PATH": beside_python, "PYTHONUTF8": "1"},
        check=False,
    )
    if not want.strip():
        return "" if done.returncode == 0 else f"$ {command}\n{done.stdout}exit {done.returncode}"
    if doctest.OutputChecker().check_output(want, done.stdout, FLAGS):
        return ""
    lines = difflib.unified_diff(
        want.splitlines(), done.stdout.splitlines(), "page", "command", lineterm=""
    )
    return "\n".join([f"$ {command}", *lines])


pytest_collect_file = Sybil(
    parsers=[
        PythonCodeBlockParser(doctest_optionflags=FLAGS),
        CodeBlockParser(language="console", evaluator=run_console),
    ],
    patterns=["README.md", "docs/*.md"],
    setup=enter_folder,
    teardown=leave_folder,
).pytest()

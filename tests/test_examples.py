"""The examples that people are told to copy."""

import shutil
import subprocess
import sys
from pathlib import Path

FACTCHECK = Path(__file__).parents[1] / "examples" / "factcheck"


def outcome(folder: Path) -> str:
    """Run the tests of a folder by themselves, warnings as errors, and give what pytest prints."""
    command = [sys.executable, "-m", "pytest", "-q", "--rootdir", str(folder), str(folder)]
    ini = folder / "pytest.ini"
    ini.write_text("[pytest]\nfilterwarnings = ignore::DeprecationWarning:spacy\n")
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    return done.stdout


def test_factcheck(tmp_path: Path) -> None:
    """A copy of the folder passes, and fails once the article drops a word."""
    folder = tmp_path / "factcheck"
    shutil.copytree(FACTCHECK, folder, ignore=shutil.ignore_patterns("__pycache__"))
    assert "6 passed" in outcome(folder)

    article = folder / "article.txt"
    text = article.read_text(encoding="utf-8")
    article.write_text(text.replace("never asked us", "asked us"), encoding="utf-8")

    told = outcome(folder)
    assert "2 failed, 4 passed" in told
    assert "changed: “[The builders]” for “They never”" in told

"""What files and folders stand for."""

from pathlib import Path

import pytest

from quotekit import InputError
from quotekit.inputs import survey
from quotekit.inputs.files import files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of articles and of other things, each with as many bytes as its name is long."""
    for name in [
        "b.txt",
        "a.JSONL",
        "notes.csv",
        ".hidden.txt",
        "z/c.jsonl.gz",
        "deep/er/d.txt",
        "deep/README",
        ".git/e.txt",
    ]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x" * len(name), encoding="utf-8")
    return tmp_path


def test_a_folder_stands_for_the_articles_in_it(folder: Path) -> None:
    """They come by name, those of a folder before those of its folders, without the hidden ones."""
    names = ["a.JSONL", "b.txt", "deep/er/d.txt", "z/c.jsonl.gz"]
    assert list(files([str(folder)])) == [str(folder / name) for name in names]


def test_what_is_named_is_taken_at_its_word(folder: Path) -> None:
    """A file that is named stands for itself, whatever it is called, as often as it is named."""
    given = ["-", str(folder / "notes.csv"), str(folder / ".hidden.txt"), str(folder / "none")]
    assert list(files([*given, *given])) == [*given, *given]


def test_a_link_to_a_folder_above_is_not_followed(folder: Path) -> None:
    """No folder is walked round and round."""
    before = list(files([str(folder)]))
    folder.joinpath("z", "loop").symlink_to(folder, target_is_directory=True)
    assert list(files([str(folder)])) == before


def test_survey_counts_bytes_and_other_files(folder: Path) -> None:
    """The size is that of the articles; the rest of a folder is counted."""
    found = survey([str(folder)])
    size = sum(map(len, ["a.JSONL", "b.txt", "deep/er/d.txt", "z/c.jsonl.gz"]))
    assert (found.size, found.others, found.problems) == (size, 2, ())


def test_survey_knows_no_size_of_standard_input(folder: Path) -> None:
    """Nobody knows how much a pipe will bring."""
    assert survey([str(folder), "-"]).size is None


def test_survey_finds_what_is_missing(folder: Path) -> None:
    """A wrong name and a link that leads nowhere are known before anything is read."""
    folder.joinpath("gone.txt").symlink_to(folder / "nowhere")
    problems = survey([str(folder / "none"), str(folder)]).problems
    assert [str(problem) for problem in problems] == [
        f"{folder / name}: No such file or directory" for name in ("none", "gone.txt")
    ]


def test_a_folder_that_cannot_be_entered_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Articles in a folder that is shut are not left out silently."""
    shut = folder / "deep"
    scandir = __import__("os").scandir

    def guarded(path: str) -> object:
        if Path(path) == shut:
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr("os.scandir", guarded)
    errors = [found for found in files([str(folder)]) if isinstance(found, InputError)]
    assert [str(error) for error in errors] == [f"{shut}: Permission denied"]

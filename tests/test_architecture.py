"""The table in docs/architecture.md is what the imports say."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "quotekit"
LIBRARIES = {
    "graphviz",
    "matplotlib",
    "networkx",
    "numpy",
    "onnxruntime",
    "pandas",
    "rapidfuzz",
    "spacy",
    "textacy",
    "tokenizers",
    "tqdm",
}
FRONT_DOORS = {"__init__", "__main__"}
ROOMS = {
    name
    for path in PACKAGE.iterdir()
    if (path.suffix == ".py" or path.joinpath("__init__.py").is_file())
    and (name := path.name.removesuffix(".py")) not in FRONT_DOORS
}
SHOWN = ROOMS | LIBRARIES | {"quotekit"}


def table() -> dict[str, set[str]]:
    """Read the table: for each room, the rooms and libraries that it imports."""
    page = ROOT.joinpath("docs", "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \|(.*)\|$", page, re.MULTILINE)
    return {room: set(re.findall(r"\w+", cells)) for room, cells in rows}


def imports() -> Iterator[tuple[str, str]]:
    """Give each room with each room and library that it imports, inside functions included."""
    for path in PACKAGE.rglob("*.py"):
        room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        for name in imported(path):
            top, *rest = name.split(".")
            if top == "quotekit":
                top = rest[0] if rest and rest[0] in ROOMS else top
            if room in ROOMS and top in SHOWN - {room}:
                yield room, top


def imported(path: Path) -> Iterator[str]:
    """Give the full name of everything that a module imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_table_lists_every_room() -> None:
    """Each module and folder of the package has its row."""
    assert set(table()) == ROOMS


def test_rooms_import_what_the_table_says() -> None:
    """No room touches another that the documentation does not let it touch, and none is missing."""
    assert {(room, other) for room, others in table().items() for other in others} == set(imports())


def test_stages_never_look_ahead() -> None:
    """Data flows one way: no stage imports a later one, or anything that users hold."""
    order = ["marks", "grammar", "reader", "attribution", "speakers", "chains"]
    for place, stage in enumerate(order):
        ahead = {*order[place + 1 :], "store", "view", "article", "components", "output", "cli"}
        assert table()[stage] & ahead == set()

"""The table in docs/architecture.md is what the imports say."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "quotekit"
LIBRARIES = {"pandas", "spacy", "textacy"}
FRONT_DOORS = {"__init__", "__main__"}

Imports = dict[str, tuple[set[str], set[str]]]


def documented() -> Imports:
    """Read the table: for each room, the rooms and the libraries that it imports."""
    page = ROOT.joinpath("docs", "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \|(.*)\|(.*)\|$", page, re.MULTILINE)
    return {
        room: (set(re.findall(r"\w+", rooms)), set(re.findall(r"\w+", libraries)))
        for room, rooms, libraries in rows
    }


def actual() -> Imports:
    """Read the same off the modules, imports inside functions included."""
    found: Imports = defaultdict(lambda: (set(), set()))
    for path in PACKAGE.rglob("*.py"):
        room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        if room in FRONT_DOORS:
            continue
        rooms, libraries = found[room]
        for name in imported(path):
            top, *rest = name.split(".")
            if top in LIBRARIES:
                libraries.add(top)
            elif top == "quotekit":
                rooms.add(rest[0] if rest and is_room(rest[0]) else top)
        rooms.discard(room)
    return dict(found)


def imported(path: Path) -> Iterator[str]:
    """Give the full name of everything that a module imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_room(name: str) -> bool:
    """Whether *name* is a module or folder of the package."""
    return PACKAGE.joinpath(f"{name}.py").is_file() or PACKAGE.joinpath(name).is_dir()


def test_rooms_import_what_the_table_says() -> None:
    """No room touches another that the documentation does not let it touch, and none is missing."""
    assert documented() == actual()


def test_stages_never_look_ahead() -> None:
    """Data flows one way: no stage imports a later one, or anything that users hold."""
    order = ["marks", "attribution", "speakers", "chains"]
    table = documented()
    for place, stage in enumerate(order):
        ahead = {*order[place + 1 :], "store", "view", "article", "components", "output", "cli"}
        assert table[stage][0] & ahead == set()

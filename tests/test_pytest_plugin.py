"""The fixtures that pytest offers where quotekit is installed."""

import subprocess
import sys

import pytest

import quotekit

pytest_plugins = ["pytester"]

USES = """
def test_nlp(quotekit_nlp):
    assert "quotekit" in quotekit_nlp.pipe_names


def test_extract(quotekit_extract, quotekit_nlp):
    article = quotekit_extract("“Stay back,” said Ana Ruiz.", publisher="The Estuary Post")
    assert article.publisher == "The Estuary Post"
    assert str(article.quotes[0].chain) == "Ana Ruiz"
    assert quotekit_extract.keywords["nlp"] is quotekit_nlp
"""


def test_fixtures(pytester: pytest.Pytester) -> None:
    """Tests find the pipeline and the function without any import."""
    pytester.makepyfile(USES)

    pytester.runpytest_inprocess("--strict-config").assert_outcomes(passed=2)


def test_model_is_loaded_once(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two test files share one pipeline, which is the default one."""
    calls: list[tuple[str, ...]] = []
    load = quotekit.load
    monkeypatch.setattr(quotekit, "load", lambda *names: calls.append(names) or load(*names))
    pytester.makepyfile(test_one=USES, test_two=USES)

    pytester.runpytest_inprocess().assert_outcomes(passed=4)
    assert [()] == calls


@pytest.mark.parametrize(
    ("arguments", "setting", "expected"),
    [
        ((), "quotekit_model = some_model", "some_model"),
        (("--quotekit-model", "other_model"), "quotekit_model = some_model", "other_model"),
        (("--quotekit-model=other_model",), "", "other_model"),
    ],
)
def test_model(
    pytester: pytest.Pytester, arguments: tuple[str, ...], setting: str, expected: str
) -> None:
    """The option comes before the setting; a model that is missing is named with its remedy."""
    pytester.makeini(f"[pytest]\n{setting}\n")
    pytester.makepyfile(USES)

    result = pytester.runpytest_inprocess(*arguments)

    result.assert_outcomes(errors=2)
    result.stdout.fnmatch_lines([f"*{expected}*not installed*python -m spacy download*"])


def test_help(pytester: pytest.Pytester) -> None:
    """The option and the setting are explained."""
    result = pytester.runpytest_inprocess("--help")

    result.stdout.fnmatch_lines(["*--quotekit-model=NAME*", "*quotekit_model*"])


def test_plugin_is_light() -> None:
    """What pytest imports at each start imports neither quotekit nor spaCy."""
    code = (
        "import sys, quotekit_pytest;"
        "print([name for name in ('quotekit', 'spacy', 'numpy') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8"
    )

    assert "[]" == done.stdout.strip()

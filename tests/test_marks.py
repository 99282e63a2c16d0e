"""Quotation marks: what pairs with what, and what is no mark at all."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.timing import seconds

from quotekit.lexicon import table
from quotekit.marks import Marks, find_marks


def inner(text: str) -> list[str]:
    """The words of each quotation, its paragraphs parted by a pilcrow."""
    return [
        " ¶ ".join(text[start:end] for start, end in quotation.inner)
        for quotation in find_marks(text).quotations
    ]


def depths(text: str) -> list[int]:
    """The depth of each quotation."""
    return [quotation.depth for quotation in find_marks(text).quotations]


def stray(text: str) -> list[int]:
    """Where the marks without a partner stand."""
    return [start for start, _ in find_marks(text).stray]


class TestPairs:
    """Every kind of mark finds its partner."""

    @pytest.mark.parametrize(
        "text",
        [
            'Berg said "it failed" twice.',
            "Berg said “it failed” twice.",
            "Berg said “it failed“ twice.",
            "Berg said ”it failed” twice.",
            "Berg said „it failed“ twice.",
            "Berg said „it failed” twice.",
            "Berg said ``it failed'' twice.",
            "Berg said ''it failed'' twice.",
            "Berg said ‘‘it failed’’ twice.",
            "Berg said 'it failed' twice.",
            "Berg said ‘it failed’ twice.",
            "Berg said ’it failed’ twice.",
            "Berg said ‚it failed‘ twice.",
            "Berg said `it failed' twice.",
            "Berg said «it failed» twice.",
            "Berg said « it failed » twice.",
            "Berg said »it failed« twice.",
            "Berg said »it failed» twice.",
            "Berg said ‹it failed› twice.",
            "Berg said ›it failed‹ twice.",
            "Berg said「it failed」twice.",
            "Berg said『it failed』twice.",
            "Berg said ＂it failed＂ twice.",
            'Berg said “it failed" twice.',
            'Berg said "it failed” twice.',
            'Berg said,"it failed" twice.',
            "Berg said (“it failed”) twice.",
            "Berg said—“it failed”—twice.",
            'Berg said " it failed " twice.',
        ],
    )
    def test_styles(self, text: str) -> None:
        """Whatever marks a newsroom uses, the words between them are the quotation."""
        found = find_marks(text)

        assert inner(text) == ["it failed"]
        assert found.stray == ()
        assert found.quotations[0].closed

    @pytest.mark.parametrize("row", table("marks"), ids=lambda row: row["mark"])
    def test_every_row_of_the_table(self, row: dict[str, str]) -> None:
        """Each mark of the table opens or closes a quotation as its row says."""
        mark, family = row["mark"], row["family"]
        partners = [other["mark"] for other in table("marks") if other["family"] == family]

        pairs = [(mark, other) if row["use"] == "opens" else (other, mark) for other in partners]

        assert any(inner(f"Berg said {a}go{b} now.") == ["go"] for a, b in pairs)

    def test_outer_starts_and_ends_with_the_marks(self) -> None:
        """The outer span holds the marks, the inner one does not."""
        text = "Lo said ``we go'' then."

        (quotation,) = find_marks(text).quotations

        assert [text[start:end] for start, end in quotation.outer] == ["``we go''"]
        assert [text[start:end] for start, end in quotation.inner] == ["we go"]

    def test_interrupted_quotation(self) -> None:
        """A quotation split by its attribution is two quotations to the marks."""
        assert inner("“It failed,” Ruiz said, “and we knew.”") == ["It failed,", "and we knew."]

    def test_touching_quotations(self) -> None:
        """A missing space between two quotations does not join them."""
        assert inner("“Yes.”“No.”") == ["Yes.", "No."]
        assert inner('"Yes.""No."') == ["Yes.", "No."]

    def test_text_order(self) -> None:
        """Quotations come in the order of their opening marks, an outer one before its inner."""
        assert inner("“a ‘b’ c” and “d”") == ["a ‘b’ c", "b", "d"]

    @pytest.mark.parametrize("text", ["“”", '""', "‘’", "He said “” and “ ”.", "«»"])
    def test_empty(self, text: str) -> None:
        """A pair with nothing in it is no quotation, and its marks are not stray."""
        assert Marks() == find_marks(text)

    def test_no_marks(self) -> None:
        """A text without marks, or without anything, has no quotations."""
        assert Marks() == find_marks("Berg said no.")
        assert Marks() == find_marks("")


class TestApostrophes:
    """An apostrophe is no quotation mark."""

    @pytest.mark.parametrize(
        "text",
        [
            "They don't know O'Neill's plan, or the Joneses'.",
            "They don’t know O’Neill’s plan, or the Joneses’.",
            "The workers' hall and the bosses' club are shut.",
            "It was rock 'n' roll in the '90s and the early '00s.",
            "It was rock ’n’ roll in the ’90s and the early ’00s.",
            "It was rock ‘n’ roll in the ‘90s, before the class of ‘08.",
            "'Tis late, tell 'em, 'cause they're goin' home.",
            "The U.S.'s port, the E.U.’s rules.",
            "It is 5' 10\" tall and 12' wide.",
            'A 6\'2" guard hit a 5" pipe.',
            "A 6’2” guard hit a 5” pipe.",
            "Jose\u0301's boat sank.",
        ],
    )
    def test_no_quotation(self, text: str) -> None:
        """Contractions, possessives, elisions, years and measures pair with nothing."""
        assert Marks() == find_marks(text)

    @pytest.mark.parametrize("row", table("elisions"), ids=lambda row: row["example"])
    @pytest.mark.parametrize("apostrophe", ["’", "'"])
    def test_every_row_of_the_elisions(self, row: dict[str, str], apostrophe: str) -> None:
        """The apostrophe in the example of each row is neither paired nor stray."""
        text = row["example"].replace("’", apostrophe)

        found = find_marks(text)

        assert found.stray == ()
        assert all(text[quotation.outer[0][0]] == "“" for quotation in found.quotations)

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("The workers' union said 'we won't go' on Friday.", ["we won't go"]),
            ("‘The workers’ hall is shut,’ she said.", ["The workers’ hall is shut,"]),
            ("'The workers' hall is shut,' she said.", ["The workers' hall is shut,"]),
            (
                "'We won't,' he said, 'go to the bosses' club.'",
                ["We won't,", "go to the bosses' club."],
            ),
            ("'Tis nobody's,' he said.", ["Tis nobody's,"]),
            ("'90s boats are back,' she said.", ["90s boats are back,"]),
            ("the dogs' 'bark' and the cats' 'meow'", ["bark", "meow"]),
            ("He mocked 'Sinkin' Sam's' ship.", ["Sinkin' Sam's"]),
            ("the “Harbour Post”’s editor", ["Harbour Post"]),
        ],
    )
    def test_beside_single_marks(self, text: str, expected: list[str]) -> None:
        """Apostrophes do not disturb the single marks around them."""
        assert expected == inner(text)
        assert stray(text) == []

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ('"The 5" pipe broke," she said.', ['The 5" pipe broke,']),
            ("“He is 6’2”,” she said.", ["He is 6’2”,"]),
            ('"It was in 1990," she said.', ["It was in 1990,"]),
            ('He wrote "1990" on the wall.', ["1990"]),
        ],
    )
    def test_measures(self, text: str, expected: list[str]) -> None:
        """A mark for inches does not close a quotation, but a mark after a year does."""
        assert expected == inner(text)
        assert stray(text) == []


class TestNesting:
    """Quotations inside quotations."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("“He told me ‘go’,” Berg said.", ["He told me ‘go’,", "go"]),
            ("\"He told me 'go',\" Berg said.", ["He told me 'go',", "go"]),
            ("‘He told me “go”,’ Berg said.", ["He told me “go”,", "go"]),
            ("'He told me \"go\",' Berg said.", ['He told me "go",', "go"]),
            ("''He told me 'go.''' Berg left.", ["He told me 'go.'", "go."]),
            ("'''Go,' he told me.'' Berg left.", ["'Go,' he told me.", "Go,"]),
            (
                "“She heard ‘thieves, cheats,’” he said.",
                ["She heard ‘thieves, cheats,’", "thieves, cheats,"],
            ),
            ("“She heard ‘go.’ ” He left.", ["She heard ‘go.’", "go."]),
            ("“It was “fine” today,” she said.", ["It was “fine” today,", "fine"]),
            ('"“Go,” he said," she wrote.', ["“Go,” he said,", "Go,"]),
            ("«c'est ‹ça›»", ["c'est ‹ça›", "ça"]),
        ],
    )
    def test_depth(self, text: str, expected: list[str]) -> None:
        """An inner quotation has the depth 1 and both find their partners."""
        assert expected == inner(text)
        assert depths(text) == [0, 1]
        assert stray(text) == []

    def test_three_deep(self) -> None:
        """Marks alternate to any depth."""
        text = "“He said ‘she said “go” then’ twice.”"

        assert depths(text) == [0, 1, 2]
        assert inner(text)[2] == "go"

    def test_straight_marks_do_not_nest_in_themselves(self) -> None:
        """Between straight double marks the innermost pair is the quotation."""
        assert inner('She said "the "plan" is theirs".') == ["plan"]


class TestParagraphs:
    """Quotations over several paragraphs, and none over more than they should."""

    @pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n", "\r\n\r\n", "\n \n", "\u2029"])
    @pytest.mark.parametrize(("opening", "closing"), ["“”", '""', "‘’", "''", ("``", "''")])
    def test_one_quotation(self, opening: str, closing: str, gap: str) -> None:
        """A mark before each paragraph and one after the last make one quotation."""
        text = f"{opening}First.{gap}{opening}Second.{gap}{opening}Third,{closing} Ruiz said."

        (quotation,) = find_marks(text).quotations

        assert inner(text) == ["First. ¶ Second. ¶ Third,"]
        assert all(text[start:].startswith(opening) for start, _ in quotation.outer)
        assert quotation.closed
        assert stray(text) == []

    def test_begun_within_a_paragraph(self) -> None:
        """The quotation that goes on may begin in the middle of a paragraph."""
        text = 'Ruiz wrote: "It failed.\n\n"We knew." She left.'

        assert inner(text) == ["It failed. ¶ We knew."]

    def test_wrong_mark_at_a_paragraph_start(self) -> None:
        """A closing mark at the start of a paragraph is meant as an opening one."""
        assert inner("“First.\n\n”Second,” Ruiz said.") == ["First. ¶ Second,"]

    def test_nested_over_paragraphs(self) -> None:
        """An inner quotation goes on with the outer one when both marks are repeated."""
        text = "“‘First.\n\n“‘Second,’ she told me,” Ruiz said."

        assert inner(text) == ["‘First. ¶ ‘Second,’ she told me,", "First. ¶ Second,"]
        assert depths(text) == [0, 1]

    def test_closed_paragraphs_stay_apart(self) -> None:
        """A paragraph whose quotations are all closed is not joined to the next."""
        text = "“First,” Ruiz said.\n\n“Second,” Berg said."

        assert inner(text) == ["First,", "Second,"]

    def test_another_family_does_not_go_on(self) -> None:
        """An opening mark of another family begins a new quotation."""
        text = "“First.\n\n«Second», Ruiz said."

        assert inner(text) == ["First.", "Second"]
        assert stray(text) == [0]

    def test_curly_inside_a_straight_extract(self) -> None:
        """In an extract with straight marks, a paragraph may begin with a curly quotation."""
        text = '"The harbour shut.\n\n“We knew,” Ruiz said.'

        assert inner(text) == ["The harbour shut.", "We knew,"]

    def test_unclosed_ends_with_its_paragraph(self) -> None:
        """A quotation that is never closed does not eat the next paragraph."""
        text = "Ruiz said “it failed. \n\nBerg “laughed” then."

        first, second = find_marks(text).quotations

        assert inner(text) == ["it failed.", "laughed"]
        assert (first.closed, second.closed) == (False, True)
        assert stray(text) == [10]

    def test_unclosed_after_several_paragraphs(self) -> None:
        """A long quotation that is never closed is one, with one stray mark."""
        text = "“First.\n“Second.\nBerg left."

        (quotation,) = find_marks(text).quotations

        assert not quotation.closed
        assert inner(text) == ["First. ¶ Second."]
        assert stray(text) == [0]

    def test_wrapped_by_hand(self) -> None:
        """In a text with broken lines only a blank line ends a paragraph."""
        text = (
            "The chief of the harbour told a\nreporter that the dock “was shut on\n"
            "a Friday, and nobody was\ntold” by the port.\n\nBerg left “early.\n\nAnd so on."
        )

        assert inner(text) == ["was shut on\na Friday, and nobody was\ntold", "early."]


class TestRecovery:
    """Unbalanced and mixed marks."""

    def test_mess(self) -> None:
        """A lost partner costs one mark, not the well-formed quotation after it."""
        text = 'Mills called it "a mess. The "plan" stayed.'

        assert inner(text) == ["plan"]
        assert stray(text) == [16]

    @pytest.mark.parametrize(
        ("text", "expected", "lost"),
        [
            ("It failed,” she said. “We knew.”", ["We knew."], [10]),
            ('It failed," she said. "We knew."', ["We knew."], [10]),
            ("“We knew.” It failed,” she said.", ["We knew."], [21]),
            ("“Go ‘now,” she said.", ["Go ‘now,"], [4]),
            ('"Go, "she said. "Now."', ["Go,", "Now."], []),
            ("““Go,” she said.", ["Go,"], [0]),
            ('""Go,"" she said.', ["Go,"], [0, 6]),
            ("He “came. He “saw. He “won” it.", ["won"], [3, 13]),
        ],
    )
    def test_best_pairing(self, text: str, expected: list[str], lost: list[int]) -> None:
        """Of the possible readings the one with the fewest oddities is taken."""
        assert expected == inner(text)
        assert lost == stray(text)

    @pytest.mark.parametrize("mark", ["“", "”", '"', "''", "«"])
    def test_alone(self, mark: str) -> None:
        """A mark that is the whole text is stray."""
        assert Marks(stray=((0, len(mark)),)) == find_marks(mark)

    def test_markup(self) -> None:
        """The marks around the attributes of a tag are not quotation marks."""
        assert inner("See <a href=\"x\" class='y'>“here”</a>.") == ["here"]


WORDS = st.sampled_from(
    ["we", "don’t", "know", "O’Neill’s", "2019", "plan", "(the dock)", "e-mail", "Café", "漢字"]
)
PHRASES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
ENDINGS = st.sampled_from([",", ".", "?", "!", "…", ""])
CURLY = ["“ ”", "‘ ’", "“ ”"]
STYLES = [
    CURLY,
    ['" "', "' '", '" "'],
    ["‘ ’", "“ ”", "‘ ’"],
    ["' '", '" "', "' '"],
    ["`` ''", "‘ ’", "“ ”"],
    ["'' ''", "‘ ’", "“ ”"],
    ["„ “", "‚ ‘", "„ “"],
    ["« »", "“ ”", "‘ ’"],
]


@attrs.frozen
class Said:
    """A quotation by construction: its paragraphs, each of words and quotations inside it."""

    paragraphs: list[list["str | Said"]]
    ending: str

    def written(self, style: Sequence[str]) -> str:
        """The quotation as an article prints it."""
        opening, closing = style[0].split()
        return "\n".join(f"{opening}{text}" for text in self.texts(style)) + closing

    def texts(self, style: Sequence[str]) -> list[str]:
        """The paragraphs without their marks."""
        texts = [
            " ".join(item if isinstance(item, str) else item.written(style[1:]) for item in items)
            for items in self.paragraphs
        ]
        return [*texts[:-1], texts[-1] + self.ending]

    def expected(self, style: Sequence[str]) -> Iterator[str]:
        """The inner words of this quotation and of those in it, in text order."""
        yield " ¶ ".join(self.texts(style))
        for items in self.paragraphs:
            for item in items:
                if isinstance(item, Said):
                    yield from item.expected(style[1:])


def said(depth: int) -> st.SearchStrategy[Said]:
    """A quotation with others in it down to a *depth*."""
    item = PHRASES | said(depth - 1) if depth else PHRASES
    items = st.lists(item, min_size=1, max_size=3)
    return st.builds(Said, st.lists(items, min_size=1, max_size=1 if depth < 2 else 3), ENDINGS)


ARTICLES = st.lists(st.tuples(PHRASES, said(2), PHRASES), min_size=1, max_size=4)


def printed(article: list[tuple[str, Said, str]], style: Sequence[str]) -> str:
    """An article whose paragraphs begin with words or, every other one, with a quotation."""
    return "\n\n".join(
        f"{before} {quotation.written(style)} {after}."
        if number % 2
        else f"{quotation.written(style)} {after}."
        for number, (before, quotation, after) in enumerate(article)
    )


MARKS = st.sampled_from([row["mark"] for row in table("marks")])
NOISE = st.sampled_from(
    [
        " ",
        "\n",
        "\r\n",
        "\u00a0",
        "\u200b",
        "\u202e",
        "\x00",
        "’s",
        "s’ ",
        "6'2\"",
        "<b>",
        "<",
        "👩‍🚒",
    ]
)
MESSES = st.lists(MARKS | NOISE | PHRASES | st.text(max_size=3), max_size=40).map("".join)


class TestAnyText:
    """What holds for every text."""

    @pytest.mark.parametrize("style", STYLES, ids=" ".join)
    @given(article=ARTICLES)
    def test_well_formed(self, article: list[tuple[str, Said, str]], style: Sequence[str]) -> None:
        """Good typography is read as it was meant, whatever the style of its marks."""
        text = printed(article, style)

        assert [
            words for _, quotation, _ in article for words in quotation.expected(style)
        ] == inner(text)
        assert stray(text) == []

    @given(article=ARTICLES)
    def test_curly_or_straight(self, article: list[tuple[str, Said, str]]) -> None:
        """Straight marks and straight apostrophes give the same spans as curly ones."""
        text = printed(article, CURLY)

        assert find_marks(text) == find_marks(text.translate(str.maketrans("“”‘’", "\"\"''")))

    @given(text=MESSES)
    def test_line_ends(self, text: str) -> None:
        """The kind of line end makes no difference."""
        unix = text.replace("\r\n", "\n").replace("\r", "\n")
        windows = unix.replace("\n", "\r\n")

        assert [words.replace("\r\n", "\n") for words in inner(windows)] == inner(unix)
        assert len(stray(windows)) == len(stray(unix))

    @given(text=MESSES)
    def test_spaces(self, text: str) -> None:
        """A no-break space is a space."""
        assert find_marks(text.replace("\u00a0", " ")) == find_marks(text.replace(" ", "\u00a0"))

    @given(text=MESSES)
    def test_offsets(self, text: str) -> None:
        """Outer spans are in order and begin with a mark; inner ones lie between the marks."""
        known = tuple(row["mark"] for row in table("marks"))

        found = find_marks(text)

        for quotation in found.quotations:
            assert all(text[start:end].startswith(known) for start, end in quotation.outer)
            assert all(end <= start for (_, end), (start, _) in pairwise(quotation.outer))
            for (start, end), (left, right) in zip(quotation.outer, quotation.inner, strict=True):
                assert 0 <= start < left < right <= end <= len(text)
                assert text[left:right] == text[left:right].strip()
            if quotation.closed:
                assert text[: quotation.outer[-1][1]].endswith(known)
                assert quotation.inner[-1][1] < quotation.outer[-1][1]
            else:
                assert text[quotation.outer[0][0] :].startswith(known)
        starts = [quotation.outer[0][0] for quotation in found.quotations]
        assert starts == sorted(set(starts))
        assert all(text[start:end] in known for start, end in found.stray)
        assert list(found.stray) == sorted(set(found.stray))

    @given(text=MESSES)
    def test_quotations_do_not_cross(self, text: str) -> None:
        """Two quotations lie apart or one inside the other, and the depth counts those around."""
        found = find_marks(text).quotations
        parts = [(part, quotation) for quotation in found for part in quotation.outer]

        for (start, end), quotation in parts:
            around = [
                other
                for (left, right), other in parts
                if left < start and end <= right and other is not quotation
            ]
            assert len(around) == quotation.depth
            assert not [1 for (left, right), _ in parts if left < start < right < end]

    @given(before=MESSES, after=MESSES)
    def test_paragraphs_do_not_disturb_each_other(self, before: str, after: str) -> None:
        """Whatever stands before, a closed paragraph after it is read the same way."""
        alone = "Ruiz said “it failed” and ‘we knew’."
        text = f"{before}.\n\n{alone}\n\nEnd. {after}"

        assert [words for words in inner(text) if words in ("it failed", "we knew")][:2] == [
            "it failed",
            "we knew",
        ]


class TestSpeed:
    """The time is linear in the length of the text."""

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("a" * 100_000, id="letters"),
            pytest.param("Ruiz said “it failed” twice. " * 3_000, id="quotations"),
            pytest.param('Ruiz said "it failed" twice. ' * 3_000, id="straight quotations"),
            pytest.param("“a ‘" * 400 + "x" + "’ b”" * 400, id="nested"),
            pytest.param("“" * 10_000 + "x" + "”" * 10_000, id="deeply nested"),
            pytest.param('"' * 30_000, id="straight marks"),
            pytest.param("'" * 30_000, id="single marks"),
            pytest.param("’" * 30_000, id="apostrophes"),
            pytest.param('" ' * 30_000, id="marks and spaces"),
            pytest.param("“a\n" * 30_000, id="unclosed paragraphs"),
            pytest.param("“" + " " * 100_000 + "”", id="spaces"),
            pytest.param('"\u200b' * 30_000, id="invisible characters"),
            pytest.param("<a " * 30_000, id="tags"),
            pytest.param("\r\n" * 30_000, id="line ends"),
        ],
    )
    def test_nasty(self, text: str) -> None:
        """Twice the text takes about twice the time, not four times."""
        half = text[: len(text) // 2]

        whole = seconds(lambda: find_marks(text))
        assert whole < 3 * seconds(lambda: find_marks(half)) + 0.2

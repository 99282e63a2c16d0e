"""How far the reading has come, for a person who waits at a terminal."""

from collections import deque
from collections.abc import Iterable, Iterator

from quotekit.article import Article
from quotekit.cli.reading import Reader
from quotekit.inputs import Record

_FORMAT = (
    "{percentage:3.0f}%|{bar}| {n_fmt} of about {total_fmt} "
    "[{elapsed}, {remaining} left, {rate_noinv_fmt}]"
)


def with_progress(read: Reader, size: int | None, done: int) -> Reader:
    """Give a reader that shows a bar on standard error while it reads.

    Nobody knows how many articles there are, but how many bytes; their number is estimated from
    those read so far.

    Args:
        read: What turns records into articles.
        size: Bytes of all inputs, or `None` if unknown; then there is no end to show.
        done: Articles that an earlier run has done.
    """

    def watched(records: Iterable[Record]) -> Iterator[Article]:
        from tqdm import tqdm

        places: deque[int] = deque()

        def noted() -> Iterator[Record]:
            for record in records:
                places.append(record.read)
                yield record

        with tqdm(
            initial=done,
            unit=" articles",
            dynamic_ncols=True,
            bar_format=_FORMAT if size else None,
        ) as bar:
            for article in read(noted()):
                yield article
                place = places.popleft()
                if size and place:
                    bar.total = round((bar.n + 1) * size / place)
                bar.update()

    return watched

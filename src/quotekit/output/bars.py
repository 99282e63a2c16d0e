"""The bars of `draw_voices`; the one module that imports matplotlib, and only when it draws."""

from collections.abc import Sequence
from io import BytesIO

import attrs
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from quotekit.output.names import wrapped
from quotekit.output.tally import counted
from quotekit.output.voices import Measure, Voices
from quotekit.records import SourceType

_INCHES_WIDE = 7
_INCHES_A_LINE = 0.165
_POINTS = 9
_DOTS_AN_INCH = 100


@attrs.frozen
class _Paint:
    """How a bar is filled."""

    fill: str
    edge: str
    hatch: str = ""


@attrs.frozen
class _Bar:
    """A bar and what stands beside it.

    One without paint is not drawn, only its label and its amount: all others together are no voice
    among the others, and would dwarf them.
    """

    label: list[str]
    amount: int
    paint: _Paint | None

    @property
    def lines(self) -> float:
        """The height of its row, in lines of text."""
        return len(self.label) + 0.6

    @property
    def length(self) -> int:
        """How long to draw it."""
        return self.amount if self.paint else 0


# After Paul Tol's colours for the colour-blind: each differs from the others in lightness too, so
# that they stay apart in grey. People are blue, named or not.
_PAINTS: dict[SourceType, _Paint] = {
    "person": _Paint("#004488", "#004488"),
    "unnamed": _Paint("white", "#004488", "/////"),
    "group": _Paint("#6699cc", "#6699cc"),
    "organization": _Paint("#bb5566", "#bb5566"),
    "document": _Paint("#eecc66", "#eecc66"),
}
_UNKNOWN = _Paint("white", "#777777")


class Picture(Figure):
    """A matplotlib figure that shows itself in a notebook, without pyplot and its state."""

    def _repr_png_(self) -> bytes:
        image = BytesIO()
        self.savefig(image, format="png", dpi=_DOTS_AN_INCH)
        return image.getvalue()


def draw(voices: Voices, top: int, by: Measure) -> Picture:
    """Draw one panel of bars for the types of source and one for the loudest *top* sources."""
    panels = [("By type", _by_type(voices)), ("By source", _by_source(voices, top))]
    heights = [sum(bar.lines for bar in bars) + 1 for _, bars in panels]
    inches = (sum(heights) + 7) * _INCHES_A_LINE  # 7 for the headings
    figure = Picture(figsize=(_INCHES_WIDE, inches), facecolor="white", layout="constrained")
    figure.suptitle(_heading(voices, by), x=0.01, ha="left", size=_POINTS + 2)
    axes: Sequence[Axes] = figure.subplots(2, 1, height_ratios=heights)
    for panel, (title, bars) in zip(axes, panels, strict=True):
        panel.set_title(title, loc="left", size=_POINTS, weight="bold")
        _draw_bars(panel, bars, voices.total)
    return figure


def _heading(voices: Voices, by: Measure) -> str:
    said = counted(voices.total, by.removesuffix("s"))
    sources = counted(len(voices.sources), "source")
    return f"Share of voice: {said}, {sources}, {counted(voices.articles, 'article')}"


def _by_type(voices: Voices) -> list[_Bar]:
    bars = [_Bar([type_], voices.types[type_], paint) for type_, paint in _PAINTS.items()]
    return [*(bar for bar in bars if bar.amount), *_nobody(voices)]


def _by_source(voices: Voices, top: int) -> list[_Bar]:
    shown, rest = voices.sources[:top], voices.sources[top:]
    bars = [_Bar(wrapped(voice.name), voice.amount, _PAINTS[voice.type]) for voice in shown]
    if rest:
        bars.append(_Bar([f"others ({len(rest):,})"], sum(voice.amount for voice in rest), None))
    return [*bars, *_nobody(voices)]


def _nobody(voices: Voices) -> list[_Bar]:
    return [_Bar(["speaker unknown"], voices.unknown, _UNKNOWN)] if voices.unknown else []


def _draw_bars(panel: Axes, bars: Sequence[_Bar], total: int) -> None:
    """Draw bars from the top down, each labelled with its amount and its share of *total*."""
    places, line = [], 0.0
    for bar in bars:
        places.append(line + bar.lines / 2)
        line += bar.lines
    paints = [bar.paint or _UNKNOWN for bar in bars]
    drawn = panel.barh(
        places,
        [bar.length for bar in bars],
        height=1,
        color=[paint.fill for paint in paints],
        edgecolor=[paint.edge for paint in paints],
        linewidth=[bool(bar.length) for bar in bars],
        hatch=[paint.hatch for paint in paints],
    )
    shares = [f"{bar.amount:,} · {_percent(bar.amount, total)}" for bar in bars]
    panel.bar_label(drawn, shares, padding=4, size=_POINTS)
    # A name may hold dollar signs, which are no formula here.
    labels = ["\n".join(bar.label) for bar in bars]
    panel.set_yticks(places, labels, size=_POINTS, parse_math=False)
    panel.set_ylim(max(line, 1), 0)
    panel.set_xlim(0, 1.25 * max([1, *(bar.length for bar in bars)]))
    panel.tick_params(length=0)
    panel.xaxis.set_visible(False)
    panel.spines[:].set_visible(False)


def _percent(amount: int, total: int) -> str:
    share = 100 * amount / total
    return f"{share:.0f} %" if share >= 1 else "< 1 %"

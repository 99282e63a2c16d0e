"""How well `quotekit.verify` tells what editors may do from what alters a quotation.

Makes quotations out of sentences of our own, some of them altered, and the transcripts that they
are said to stand in, and prints how many are decided rightly. The same seed makes the same cases.
"""

import argparse
import random
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import attrs

import quotekit
from quotekit.verification.verdict import Status, Verdict

SENTENCES = """\
He told the council in March that the old hinges were not safe at all.
We asked for 14 new pumps and the board gave us three of them.
Nobody on the night shift was warned that the water could rise so fast.
They have never paid a single bill on time since the bridge opened.
I don't believe the minister has read the report from the harbour office.
It is the first winter in nine years without a strike at the yard.
The ferry will leave at noon whether or not the fog has lifted.
She was the only engineer who signed the letter and she knew the risk.
Our members will vote on Thursday, and I expect most of them to say no.
There were 212 people in the hall when the lights went out.
You can't run a school on promises and a leaking roof.
The price of bread has gone up by 7 percent since the spring.
My brother has worked on that line for thirty years and he trusts it.
The judge is not going to wait for another excuse from the company.
What the auditors found was a drawer full of unopened warnings.
We are proud of the nurses, who stayed when everyone else had gone home.
The dam was built to hold and it will hold through the storm.
No one has offered the farmers a fair price for the lower field.
They told us the tunnel would be finished before the festival, and it wasn't.
A small team of divers checked every bolt under the eastern pier.
The mayor's office had the figures for a week before it told anyone.
I was never asked to resign and I would not have done it anyway.
Every final offer they made was worse than the offer before it.
It took four hours to find the key to the flood gate.
The children are safe, the teachers are safe, and that is what matters.
Our lawyers will answer the claim in court and not in the press.
The contract says that 60 buses must run on Sundays, but only 41 did.
He is a careful man who doesn't speak unless he has something to say.
The island has two wells and one of them is dry by the end of June.
We found the same flaw in the second engine and grounded the plane.
They called it a ‘minor delay’ while the patients waited in the corridor.
The vote was close because nobody knew how the miners would go.
I saw the truck turn over slowly – it was like watching a whale.
If the river rises another metre we will have to leave the village.
The museum won't sell the painting to anyone who hides it in a vault.
She has been our doctor since 1998 and has never missed a Monday.
The union is ready to talk, and it has been ready since the autumn.
Somebody should have looked at the beam before the crowd came in.
The new law protects the landlord and leaves the tenant with nothing.
We lost 35 sheep in one night and the insurance covers half.
It was his voice on the tape and he does not deny it.
The bakery was full of smoke but the oven had not been lit.
Two of the guards were asleep and the third had gone to buy cigarettes.
I've said it before: the money was there and they chose not to spend it.
The orchestra will play in the park if the hall stays closed.
Their own expert told them the wall could fall within a year.
We do not sell the names of our customers to anybody.
The inspector was on holiday when the certificate was signed.
A hundred volunteers came with buckets, and the fire was out by dawn.
It's a well-known problem and there is a cheap way to fix it.
The coach is not leaving and neither is the captain.
They owe the town 3.5 million and they have paid back half a million.
The last train was so crowded that people climbed out of the windows.
You will hear the siren twice, and then you have ten minutes.
The committee was told about the leak but the public was not.
We had fifteen beds for a valley of nine thousand people.
The artist has asked us to take the statue down before the summer.
He offered me the job on Friday and took it back on Monday.
No scientist in the country thinks the lake can be saved that way.
The harvest was the best in a decade and the prices were the worst.
I was standing by the door when the ceiling came down.
The port can handle 90 ships a week, and last week it handled 17.
Their first plan was to flood the field and call it a lake.
The film was shot in a flat above the butcher where I was born.
We never promised a refund, and the tickets say so in small print.
""".splitlines()
STRANGERS = """\
The orchard will be replanted with pears once the frost has passed.
Kittens must be fed every three hours by a patient person.
Anyone who enjoys chess should visit our Wednesday club upstairs.
Her grandfather invented a machine that folds paper umbrellas.
Astronomers photographed a comet beyond the rings of Saturn.
This recipe needs butter, cinnamon and plenty of brown sugar.
""".splitlines()
SWAPS = {
    "a": "the", "the": "a", "is": "was", "was": "is", "are": "were", "were": "are", "has": "had",
    "had": "has", "will": "would", "and": "or", "in": "on", "on": "in", "have": "had", "no": "any",
}  # fmt: skip
SPARE = ["quietly", "granite", "lantern", "twelve", "probably", "Orme", "reluctantly", "copper"]
PRONOUNS = {"He", "We", "They", "I", "It", "She", "You"}
SPEAKERS = ["MAYOR", "Ms. Brandt", "Q", "REPORTER", "Tomas Okafor"]
_PLAIN = re.compile(r"[A-Za-z]+|\d+")


@attrs.frozen
class Case:
    """A quotation, where it is said to stand, and what is true of it.

    Attributes:
        text: The original.
        words: The quotation.
        status: What the verdict should be.
        differences: For each difference its kind and the words that may be named for it: printed
            and original, joined by a slash.
        made_by: The alterations and edits that made it.
    """

    text: str
    words: str
    status: Status
    differences: tuple[tuple[str, frozenset[str]], ...] = ()
    made_by: tuple[str, ...] = ()


@attrs.define
class Draft:
    """A quotation in the making: its words, and those that must stay as they are."""

    words: list[str]
    fixed: set[int] = attrs.field(factory=set)
    differences: list[tuple[str, frozenset[str]]] = attrs.field(factory=list)
    made_by: list[str] = attrs.field(factory=list)

    def inner(self, rng: random.Random, size: int = 1) -> int | None:
        """Choose a run of plain words that nothing has touched, with two words on either side."""
        places = [
            at
            for at in range(2, len(self.words) - size - 1)
            if self.fixed.isdisjoint(range(at - 2, at + size + 2))
            and all(_PLAIN.fullmatch(word) for word in self.words[at - 1 : at + size])
        ]
        return rng.choice(places) if places else None

    def replace(self, at: int, size: int, words: list[str]) -> None:
        """Put other words in the place of some, and let nothing more be done to them."""
        self.words[at : at + size] = words
        shift = len(words) - size
        self.fixed = {place + shift if place > at else place for place in self.fixed}
        self.fixed |= set(range(at - 1, at + len(words) + 1))


def swap_small(draft: Draft, rng: random.Random) -> bool:
    """Put another article, tense or conjunction."""
    places = [
        at
        for at, word in enumerate(draft.words[1:-1], start=1)
        if word in SWAPS and draft.fixed.isdisjoint(range(at - 2, at + 3))
    ]
    return bool(places) and _change(draft, at := rng.choice(places), SWAPS[draft.words[at]])


def change_word(draft: Draft, rng: random.Random) -> bool:
    """Put a word that the sentence does not have."""
    at = draft.inner(rng)
    return at is not None and _change(draft, at, rng.choice(SPARE))


def shift_number(draft: Draft, rng: random.Random) -> bool:
    """Make a number one more or less."""
    places = [
        at
        for at, word in enumerate(draft.words)
        if word.isdigit() and draft.fixed.isdisjoint(range(at - 2, at + 3))
    ]
    if not places:
        return False
    at = rng.choice(places)
    return _change(draft, at, str(int(draft.words[at]) + rng.choice([-1, 1])))


def drop_word(draft: Draft, rng: random.Random) -> bool:
    """Leave a word out; the word “not” if there is one."""
    places = [at for at, word in enumerate(draft.words) if word in {"not", "never"} and at > 0]
    places = [at for at in places if draft.fixed.isdisjoint(range(at - 2, at + 3))]
    at = rng.choice(places) if places else draft.inner(rng)
    if at is None or at + 1 >= len(draft.words):
        return False
    draft.differences.append(("dropped", _named("", draft.words[at])))
    draft.replace(at, 1, [])
    return True


def add_word(draft: Draft, rng: random.Random) -> bool:
    """Add a word, often “not”."""
    at = draft.inner(rng)
    if at is None:
        return False
    word = rng.choice(["not", *SPARE])
    draft.differences.append(("added", _named(word, "")))
    draft.replace(at, 0, [word])
    return True


def swap_words(draft: Draft, rng: random.Random) -> bool:
    """Put two neighbours the other way round."""
    at = draft.inner(rng, 2)
    if at is None or draft.words[at] == draft.words[at + 1]:
        return False
    one, two = draft.words[at : at + 2]
    either = _named(one, one) | _named(two, two) | _named(f"{two} {one}", f"{one} {two}")
    draft.differences.append(("moved", either))
    draft.replace(at, 2, [two, one])
    return True


def move_words(draft: Draft, rng: random.Random) -> bool:
    """Put two or three words four to six words further on."""
    size, far = rng.randint(2, 3), rng.randint(4, 6)
    at = draft.inner(rng, size + far)
    if at is None or len(set(draft.words[at : at + size + far])) < size + far:
        return False
    moved, passed = draft.words[at : at + size], draft.words[at + size : at + size + far]
    either = _named(" ".join(moved), " ".join(moved)) | _named(" ".join(passed), " ".join(passed))
    draft.differences.append(("moved", either))
    draft.replace(at, size + far, passed + moved)
    return True


def _change(draft: Draft, at: int, word: str) -> bool:
    draft.differences.append(("changed", _named(word, draft.words[at])))
    draft.replace(at, 1, [word])
    return True


def _named(printed: str, original: str) -> frozenset[str]:
    return frozenset([f"{printed}/{original}"])


def leave_out(draft: Draft, rng: random.Random) -> bool:
    """Leave words out behind an ellipsis."""
    size = rng.randint(2, 5)
    at = draft.inner(rng, size)
    if at is not None:
        draft.replace(at, size, [rng.choice(["…", "...", ". . .", "[…]", "[...]", "(…)"])])
    return at is not None


def add_bracket(draft: Draft, rng: random.Random) -> bool:
    """Explain something in brackets."""
    at = draft.inner(rng)
    if at is not None:
        draft.replace(at, 0, [rng.choice(["[the council]", "[sic]", "[in Velsmark]"])])
    return at is not None


def name_pronoun(draft: Draft, _rng: random.Random) -> bool:
    """Say in brackets who is meant."""
    if draft.words[0] not in PRONOUNS or draft.fixed & {0, 1, 2}:
        return False
    draft.replace(0, 1, ["[The mayor]"])
    return True


def bracket_capital(draft: Draft, _rng: random.Random) -> bool:
    """Put the first letter the other way, in brackets."""
    first = draft.words[0]
    if draft.fixed & {0, 1} or len(first) < 2 or not first[:2].isalpha():
        return False
    draft.replace(0, 1, [f"[{first[0].swapcase()}]{first[1:]}"])
    return True


def lower_first(draft: Draft, _rng: random.Random) -> bool:
    """Begin with the other case."""
    first = draft.words[0]
    if draft.fixed & {0, 1}:
        return False
    draft.replace(0, 1, [first[0].swapcase() + first[1:]])
    return True


def cut_short(draft: Draft, rng: random.Random) -> bool:
    """Quote only the end of the sentence, or the beginning."""
    size = rng.randint(1, 3)
    if len(draft.words) < 10 or draft.fixed:
        return False
    draft.words = draft.words[size:] if rng.random() < 0.5 else draft.words[:-size]
    return True


ALTERATIONS = (
    swap_small, change_word, shift_number, drop_word, add_word, swap_words, move_words,
)  # fmt: skip
EDITS = (
    cut_short, leave_out, add_bracket, name_pronoun, bracket_capital, lower_first,
)  # fmt: skip


def end_otherwise(text: str, rng: random.Random) -> str:
    """End with a comma, a full stop or nothing."""
    return text.rstrip(",.") + rng.choice([",", ".", ""])


def restyle(text: str, rng: random.Random) -> str:
    """Use other apostrophes, dashes and inner quotation marks."""
    text = re.sub("[‘“](.*?)[’”]", rng.choice(['"\\1"', "“\\1”", "'\\1'", "«\\1»"]), text)
    text = re.sub(r"(?<=\w)['’](?=\w)", rng.choice("'’ʼ"), text)
    return text.replace(" – ", rng.choice(["—", " — ", " -- ", " - "]))


def respace(text: str, rng: random.Random) -> str:
    """Use other white space."""
    return re.sub(" ", lambda _: rng.choice([" ", " ", "  ", "\n", "\r\n", "\u00a0", "\t"]), text)


def break_lines(text: str, rng: random.Random) -> str:
    """Hyphenate long words at line ends, some of them softly."""
    return re.sub(
        r"(?<=\b[a-z]{3})(?=[a-z]{3,}\b)",
        lambda _: rng.choice(["", "", "-\n", "\u00ad", "\u00ad\n"]),
        text,
    )


def reencode(text: str, rng: random.Random) -> str:
    """Use ligatures, decomposed letters and characters that nobody sees."""
    text = text.replace("fi", "ﬁ").replace("fl", "ﬂ")
    at = text.find(" ")
    return unicodedata.normalize(
        "NFD", text[:at] + rng.choice(["", "\u200b", "\u2069"]) + text[at:]
    )


def enclose(text: str, rng: random.Random) -> str:
    """Put quotation marks around it."""
    return rng.choice(["“{}”", '"{}"', "‘{}’", "«{}»", "„{}“"]).format(text)


TYPOGRAPHY: tuple[Callable[[str, random.Random], str], ...] = (
    end_otherwise, restyle, respace, break_lines, reencode, enclose,
)  # fmt: skip


def make_cases(count: int, seed: int) -> Iterator[Case]:
    """Make cases: half of them altered, of the rest nine in ten verbatim and the others absent."""
    rng = random.Random(seed)  # noqa: S311 - cases need no cryptography
    for number in range(count):
        if number % 20 == 0:
            yield _absent(rng)
        elif number % 20 in {1, 2}:
            yield _leaping(rng, far=number % 20 == 1)
        else:
            yield _sentence(rng, alterations=rng.randint(1, 2) if number % 2 else 0)


def _sentence(rng: random.Random, *, alterations: int) -> Case:
    sentence = rng.choice(SENTENCES)
    draft = Draft(sentence.split())
    ways = rng.sample(ALTERATIONS, len(ALTERATIONS))
    for function in sorted(ways, key=lambda way: way is not shift_number):  # where there is one
        if len(draft.differences) < alterations and function(draft, rng):
            draft.made_by.append(function.__name__)
    for edit in rng.sample(EDITS, rng.randint(0, 3)):
        if edit(draft, rng):
            draft.made_by.append(edit.__name__)
    words = " ".join(draft.words)
    for style in rng.sample(TYPOGRAPHY, rng.randint(0, 4)):
        words = style(words, rng)
        draft.made_by.append(style.__name__)
    status: Status = "altered" if draft.differences else "verbatim"
    text = _transcript(rng, [sentence])
    return Case(text, words, status, tuple(draft.differences), tuple(draft.made_by))


def _leaping(rng: random.Random, *, far: bool) -> Case:
    """Join two sentences by an ellipsis: of two speakers, or of one in a breath."""
    first, last = rng.sample(SENTENCES, 2)
    between = rng.sample([one for one in SENTENCES if one not in {first, last}], 9 if far else 2)
    other = [] if far else ["\n\nQ: And then?\n\nMAYOR:"]
    text = _transcript(rng, [" ".join([first, *between[:-1], *other, between[-1], last])])
    words = f"{first} … {last}"
    return Case(text, words, "altered", (("dropped", frozenset()),), ("leap",))


def _absent(rng: random.Random) -> Case:
    return Case(_transcript(rng, []), rng.choice(STRANGERS), "absent", (), ("absent",))


def _transcript(rng: random.Random, passages: Sequence[str]) -> str:
    """Put passages among other sentences, and sentences much like theirs."""
    others = [one for one in SENTENCES if not any(one in passage for passage in passages)]
    lines = [*passages, *rng.sample(others, rng.choice([0, 3, 20]))]
    lines += [_much_like(passage, rng) for passage in passages if rng.random() < 0.5]
    rng.shuffle(lines)
    text = "\n\n".join(f"{rng.choice(SPEAKERS)}: {line}" for line in lines)
    return rng.choice([str, lambda text: break_lines(text, rng), lambda text: restyle(text, rng)])(
        text
    )


def _much_like(sentence: str, rng: random.Random) -> str:
    """Give the sentence with every third word, about, another."""
    words = sentence.split()
    begin = rng.randint(0, 2)
    return " ".join(
        f"{word[::-1].strip('.,').lower()}er" if at % 3 == begin else word
        for at, word in enumerate(words)
    )


def is_decided(case: Case, verdict: Verdict) -> bool:
    """Whether the verdict is the right one."""
    return verdict.status == case.status


def is_named(case: Case, verdict: Verdict) -> bool:
    """Whether the differences are those that were made, by kind and words, and no others."""
    if len(verdict.differences) != len(case.differences):
        return False
    found = [(one.kind, f"{one.words.text}/{one.found.text}") for one in verdict.differences]
    return all(
        any(kind == seen and (not allowed or _plain(text) in allowed) for seen, text in found)
        for kind, allowed in case.differences
    )


def _plain(text: str) -> str:
    text = re.sub("-\n|\u00ad\n|[\u00ad\u200b\u2069]", "", unicodedata.normalize("NFKC", text))
    return " ".join(text.split()).replace(" /", "/").replace("/ ", "/")


def main(argv: Sequence[str] | None = None) -> None:
    """Print how many cases are decided and named rightly, and those that are not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--misses", action="store_true", help="show what went wrong")
    arguments = parser.parse_args(argv)
    cases = list(make_cases(arguments.count, arguments.seed))
    began = time.perf_counter()
    verdicts = [quotekit.verify(case.words, case.text) for case in cases]
    seconds = time.perf_counter() - began
    print("| what it is | cases | decided rightly | differences named rightly |")
    print("|---|--:|--:|--:|")
    total, decided, named = Counter[str](), Counter[str](), Counter[str]()
    for case, verdict in zip(cases, verdicts, strict=True):
        total[case.status] += 1
        decided[case.status] += is_decided(case, verdict)
        named[case.status] += is_named(case, verdict)
        if arguments.misses and not (is_decided(case, verdict) and is_named(case, verdict)):
            print(f"\n{case.made_by} {case.differences}\n{case.words!r}\n{verdict.picture()}\n")
    for status, count in sorted(total.items()):
        shares = f"{100 * decided[status] / count:.1f} % | {100 * named[status] / count:.1f} %"
        print(f"| {status} | {count} | {shares} |")
    wrong = sum(
        case.status == "altered" and verdict.status == "verbatim"
        for case, verdict in zip(cases, verdicts, strict=True)
    )
    print(f"\n{wrong} altered ones called verbatim; {1000 * seconds / len(cases):.1f} ms each.")


if __name__ == "__main__":
    main()

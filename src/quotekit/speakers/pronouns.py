"""The pronouns that can stand for a source, and what a relative pronoun refers to."""

from spacy.tokens import Doc

GENDERS = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
THING = frozenset({"it", "its", "itself"})
THIRD = frozenset(GENDERS) | PLURAL | THING
FIRST = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
SECOND = frozenset({"you", "your", "yours", "yourself", "yourselves"})
RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
PERSONAL = frozenset({"who", "whom", "whose"})
ALL = THIRD | FIRST | SECOND | RELATIVE
_CLIMB = 4


def antecedent(doc: Doc, token: int) -> int | None:
    """Find the noun that the relative pronoun at *token* refers to, by the parse."""
    verb = doc[token].head
    for _ in range(_CLIMB):
        if verb.dep_ in {"relcl", "acl"}:
            return int(verb.head.i) if verb.head.i < token else None
        verb = verb.head
    return None

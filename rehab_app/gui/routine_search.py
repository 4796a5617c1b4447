"""Finding routines by what people type: titles, muscles, props, kinds and minutes."""

import re
import unicodedata
from collections.abc import Iterable

_LEAST_PLURAL = 4
_PHRASES = (
    (re.compile(r"\b(\d+)\s*min(?:utes?|s)?\b"), r" \1min "),
    (re.compile(r"\bno\s+props?\b"), " noprops "),
)
_WORD = re.compile(r"\w+")


def index_of(texts: Iterable[str]) -> str:
    """Return the words that a routine is found by, folded once so that typing stays quick."""
    words: dict[str, None] = {}
    for text in texts:
        folded = _folded(text)
        words |= dict.fromkeys(_words_in(folded))
        words |= dict.fromkeys(_words_in(_joined(folded)))
    return "".join(f" {word}" for word in words)


def is_found(index: str, query: str) -> bool:
    """Tell whether every word of a query begins a word of the index.

    "10 min" and "no props" count as one word each.
    """
    return all(f" {word}" in index for word in wanted_words(query))


def wanted_words(query: str) -> tuple[str, ...]:
    """Return the words of a query as they stand in an index."""
    return tuple(_words_in(_joined(_folded(query))))


def _folded(text: str) -> str:
    """Return a text without capitals and accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _joined(folded: str) -> str:
    for pattern, joined in _PHRASES:
        folded = pattern.sub(joined, folded)
    return folded


def _words_in(folded: str) -> list[str]:
    """Return the words of a text; one of many ("hamstrings") is found by the one, and back."""
    words = _WORD.findall(folded)
    return [
        word.removesuffix("s") if len(word) >= _LEAST_PLURAL and word != "noprops" else word
        for word in words
    ]

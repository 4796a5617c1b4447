"""What is proven of a routine over all answers, and what breaks it."""

from collections.abc import Iterator
from textwrap import wrap
from typing import Any

from rehab_app.engine.facts import Facts
from rehab_app.engine.proving.proof import Proof
from rehab_app.engine.proving.properties import Property
from rehab_app.rule_wording.properties import PROPERTY_SENTENCES
from rehab_app.terminal.answers import answers_text
from rehab_app.wording import clock

_WIDTH = 96
_INDENT = " " * 11
_MANY = 10**6


def proof_json(proof: Proof, facts: Facts) -> dict[str, Any]:
    """Return a proof as plain data. A witness is null where nothing breaks the property.

    `paths` is null where they were not counted; then `longest_s` is a bound.
    """
    return {
        "routine": facts.routine.id,
        "complete": proof.is_whole,
        "paths": proof.paths,
        "states": proof.states,
        "shortest_s": round(proof.shortest_s),
        "longest_s": round(proof.longest_s),
        "properties": [
            {
                "id": property_.value,
                "proven": proof.holds(property_),
                "says": PROPERTY_SENTENCES[property_],
                "witness": _witness_json(proof, property_),
            }
            for property_ in Property
        ],
    }


def proof_lines(proof: Proof, facts: Facts) -> Iterator[str]:
    """Yield a proof in lines for a terminal."""
    yield facts.routine.title
    shortest, longest = clock(proof.shortest_s), clock(proof.longest_s)
    if proof.paths is None:
        yield f"Too many ways to answer to count them; {proof.states} states, exercise by exercise."
        yield f"A session that begins takes {shortest} to at most {longest} min."
    else:
        yield f"{_count(proof.paths)} ways to answer, in {proof.states} states."
        yield f"A session that begins takes {shortest} to {longest} min."
    yield ""
    for property_ in Property:
        yield from _property_lines(proof, property_)


def _property_lines(proof: Proof, property_: Property) -> Iterator[str]:
    word = "proven" if proof.holds(property_) else "open"
    witness = proof.broken.get(property_)
    if witness is not None:
        word = "BROKEN"
    first, *rest = wrap(PROPERTY_SENTENCES[property_], _WIDTH - len(_INDENT))
    yield f"{word:8} {property_.value} {first}"
    for line in rest:
        yield f"{_INDENT}{line}"
    if witness is not None:
        given = answers_text(witness.answers)
        after = f"After the answers {given}: " if given else "Before anything is answered: "
        for line in wrap(f"{after}{witness.why}.", _WIDTH - len(_INDENT)):
            yield f"{_INDENT}{line}"


def _witness_json(proof: Proof, property_: Property) -> dict[str, str] | None:
    witness = proof.broken.get(property_)
    if witness is None:
        return None
    return {"answers": answers_text(witness.answers), "why": witness.why}


def _count(number: int) -> str:
    """Return a number in figures, from a million on by its power of ten."""
    if number < _MANY:
        return str(number)
    power = len(str(number)) - 1
    return f"{number / 10**power:.1f} × 10^{power}"

"""Problems of a text in words for a person: a heading, sentences, and what mends them."""

import re
from dataclasses import dataclass

from rehab_app.model.problem import Fix, Problem, Severity

# The first colon outside of quotes: what comes behind it says why.
_WHY = re.compile(r'((?:[^":]|"[^"]*"|:(?! ))+): (.+)', re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemWords:
    """What a card says; `fix` is None where only a person can know what is right."""

    heading: str
    text: str
    is_error: bool
    fix: Fix | None = None


def problem_words(problem: Problem) -> ProblemWords:
    """Return a problem as a card says it."""
    found = _WHY.fullmatch(problem.message)
    what, why = found.groups() if found else (problem.message, "")
    where = f"Line {problem.line}: " if problem.line else ""
    heading = f"{where}{what}." if where else _sentence(what)
    text = " ".join(_sentence(part) for part in (why, problem.hint) if part)
    is_error = problem.severity is Severity.ERROR
    return ProblemWords(heading=heading, text=text, is_error=is_error, fix=problem.fix)


def _sentence(part: str) -> str:
    end = "" if part.endswith((".", "?", "!", "…")) else "."
    return f"{part[:1].upper()}{part[1:]}{end}"

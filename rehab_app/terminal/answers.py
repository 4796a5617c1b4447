"""The answers given on a command line: `2,2,5:dull,7:sharp,-`."""

from collections.abc import Iterable

from rehab_app.model.pain import NO_ANSWER, Quality, Reading

NO_ANSWER_WORD = "-"
SKIN_WORD = "skin"


class AnswersError(ValueError):
    """A list of answers that cannot be read; the message says what to write instead."""


def read_answers(text: str) -> tuple[Reading, ...]:
    """Return the readings of a list, in the order they will be asked.

    Each is LEVEL, LEVEL:QUALITY or LEVEL:QUALITY:skin (the skin is not fine), or - for no answer.
    Raises AnswersError.
    """
    return tuple(_read_answer(part.strip()) for part in text.split(","))


def _read_answer(text: str) -> Reading:
    if text == NO_ANSWER_WORD:
        return NO_ANSWER
    level, *words = text.split(":")
    if not (level.isascii() and level.isdigit() and int(level[:3]) <= 10):
        raise AnswersError(f"“{text}” is no answer: write a level from 0 to 10, or - for none")
    skin_fine = SKIN_WORD not in words
    qualities = [word for word in words if word != SKIN_WORD]
    if len(qualities) > 1 or len(words) - len(qualities) > 1:
        raise AnswersError(
            f"“{text}” has too many parts: write LEVEL:QUALITY or LEVEL:QUALITY:skin"
        )
    if not qualities:
        return Reading(int(level), skin_fine=skin_fine)
    try:
        return Reading(int(level), Quality(qualities[0]), skin_fine=skin_fine)
    except ValueError:
        known = ", ".join(Quality)
        raise AnswersError(f"“{qualities[0]}” is no kind of pain: write one of {known}") from None


def answers_text(readings: Iterable[Reading]) -> str:
    """Return readings as a list that `read_answers` reads."""
    return ",".join(_answer_text(reading) for reading in readings)


def _answer_text(reading: Reading) -> str:
    if not reading.is_answer:
        return NO_ANSWER_WORD
    words = [str(reading.level)]
    words += [reading.quality.value] if reading.quality else []
    words += [] if reading.skin_fine else [SKIN_WORD]
    return ":".join(words)

"""The protocol of speech-dispatcher, in whatever pieces it comes."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehab_app.guide.ssip import Reply, ReplyReader, command, message, rate_of, volume_of

SESSION = (
    b"208 OK CLIENT NAME SET\r\n"
    b"230 OK RECEIVING DATA\r\n"
    b"225-21\r\n225 OK MESSAGE QUEUED\r\n"
    b"701-21\r\n701-2\r\n701 BEGIN\r\n"
    b"702-21\r\n702-2\r\n702 END\r\n"
)
REPLIES = [
    Reply(208, (), "OK CLIENT NAME SET"),
    Reply(230, (), "OK RECEIVING DATA"),
    Reply(225, ("21",), "OK MESSAGE QUEUED"),
    Reply(701, ("21", "2"), "BEGIN"),
    Reply(702, ("21", "2"), "END"),
]


@given(st.lists(st.integers(0, len(SESSION)), max_size=10))
def test_replies_are_put_together_from_any_pieces(cuts: list[int]) -> None:
    reader = ReplyReader()
    places = [0, *sorted(cuts), len(SESSION)]
    pieces = [SESSION[a:b] for a, b in pairwise(places)]

    assert [reply for piece in pieces for reply in reader.feed(piece)] == REPLIES


def test_events_come_by_themselves() -> None:
    assert [reply.is_event for reply in REPLIES] == [False, False, False, True, True]


@pytest.mark.parametrize("line", [b"hello\r\n", b"12\r\n", b"\r\n", b"abc def\r\n", b"225x\r\n"])
def test_what_is_no_reply_is_refused(line: bytes) -> None:
    with pytest.raises(ValueError, match="no reply"):
        ReplyReader().feed(line)


def test_a_line_without_an_end_is_refused() -> None:
    with pytest.raises(ValueError, match="without an end"):
        ReplyReader().feed(b"x" * (1 << 20) + b"x")


def test_a_line_that_begins_with_a_dot_does_not_end_the_text() -> None:
    assert message("one\n.\n..two") == b"one\r\n..\r\n...two\r\n.\r\n"


def test_a_line_break_in_a_word_is_no_second_command() -> None:
    sent = command("SET", "self", "SYNTHESIS_VOICE", "evil\r\nQUIT")

    assert sent == b"SET self SYNTHESIS_VOICE evil QUIT\r\n"


@pytest.mark.parametrize(
    ("percent", "rate"), [(50, -100), (75, -50), (100, 0), (150, 50), (200, 100), (400, 100)]
)
def test_rates_are_those_of_the_protocol(percent: int, rate: int) -> None:
    assert rate_of(percent) == rate


@pytest.mark.parametrize(("percent", "volume"), [(0, -100), (50, 0), (100, 100)])
def test_volumes_are_those_of_the_protocol(percent: int, volume: int) -> None:
    assert volume_of(percent) == volume

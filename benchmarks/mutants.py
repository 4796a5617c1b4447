"""Good routines with a few bytes changed at random, read one after the other for a minute.

Without coverage to guide it (`make fuzz` has that), and so on every machine. Each mutant comes to a
routine or to problems with their places, from both parsers; nothing else may come out.
"""

from collections.abc import Iterator, Sequence
from random import Random
from time import process_time

from benchmarks.measuring import Result
from rehab_app.model.problem import has_errors
from rehab_app.resources import routines_folder
from rehab_app.routine_io.nodes import read_tree
from rehab_app.routine_io.problem_list import ProblemList
from rehab_app.routine_io.reader import read_routine
from rehab_app.routine_io.shipped import Shipped, load_shipped

SECONDS = 60
MOST_MS = 100
_NOT_ROUTINES = ("conditions", "red-flags")
_TOKENS = (
    *(b"&a ", b"*a", b"<<: ", b"!!python/object:os.system ", b"? ", b"- ", b": ", b"\t", b"\0"),
    *(b"{", b"}", b"[", b"]", b'"', b"'", b"|", b">", b"%YAML 9.9\n", b"---\n", b"...\n"),
    *(b"\xef\xbb\xbf", b"\xff\xfe", b"\xed\xa0\x80", "\u202e".encode(), "３０".encode()),
    *(b"010", b"1:30", b"1e999", b".nan", b"-5 s", b"99999999999 s", b"~", b"no"),
)


def measure() -> Iterator[Result]:
    """Read mutants for a minute of processor time; count what leaks and take the longest."""
    shipped = load_shipped(routines_folder())
    good = seeds()
    random = Random(20261127)
    count, longest_s, leaks = 0, 0.0, list[str]()
    began = process_time()
    while process_time() - began < SECONDS:
        data = mutant(random, good)
        start = process_time()
        leaks += leaks_of(data, shipped)
        longest_s = max(longest_s, process_time() - start)
        count += 1
    beside = f"{count} mutants of {len(good)} routines in {SECONDS} s, both parsers"
    yield Result(what="mutants that leak", found=len(leaks), most=0, unit="", beside=beside)
    yield Result(what="the longest mutant", found=longest_s * 1000, most=MOST_MS, unit="ms")


def seeds() -> tuple[bytes, ...]:
    """Return the routines that ship."""
    paths = sorted(routines_folder().glob("*.yaml"))
    return tuple(path.read_bytes() for path in paths if path.stem not in _NOT_ROUTINES)


def mutant(random: Random, good: Sequence[bytes]) -> bytes:
    """Return a good routine with one to eight changes."""
    data = bytearray(random.choice(good))
    for _ in range(random.randint(1, 8)):
        start = random.randrange(len(data) + 1)
        end = min(len(data), start + random.choice((0, 1, 1, 4, 40)))
        match random.randint(0, 4):
            case 0:
                data[start:end] = bytes(random.randrange(256) for _ in range(end - start))
            case 1:
                data[start:end] = random.choice(_TOKENS)
            case 2:
                other = random.choice(good)
                begin = random.randrange(len(other))
                data[start:end] = other[begin : begin + random.choice((1, 20, 300))]
            case 3:
                data[start:start] = data[start:end] * random.choice((1, 2, 30))
            case _:
                del data[start:end]
    return bytes(data)


def leaks_of(data: bytes, shipped: Shipped) -> list[str]:
    """Return what a file does that it must not: raise, or come to nothing said."""
    try:
        reading = read_routine(
            data, "mutant.yaml", shipped.catalogue, shipped.conditions, shipped.rules
        )
        read_tree(data, ProblemList("mutant.yaml"), with_libyaml=False)
    except Exception as error:
        return [f"{error!r} for {data!r}"]
    if (reading.routine is None) is not has_errors(reading.problems):
        return [f"nothing said of {data!r}"]
    return [f"no place in {problem}" for problem in reading.problems if not problem.line]

"""The bytes of hostile files by name, each with the code of a problem that has to be named.

None stands for a file that is a routine after all: what is in its texts is only text.
"""

import codecs

Hostile = tuple[bytes, str | None]

GOOD = """\
format: 1
id: from-a-stranger
title: From a stranger
kind: stretch
blocks:
  - title: Stretch
    steps:
      - exercise: seated-butterfly
        hold: 30 s
"""

MARKUP = "<img src=file:/etc/passwd><b onclick=x>&lt;</b>{{7*7}}$(id)%s=1+1"

_WITH_MARKUP = f"""\
format: 1
id: from-a-stranger
title: "{MARKUP}"
summary: "{MARKUP}"
author: "{MARKUP}"
kind: stretch
pain_rules:
  base: standard
  rules: [{{at: pose, pain: 6-10, do: end-session, because: "{MARKUP}"}}]
exercises:
  - id: own
    name: "{MARKUP}"
    also: ["{MARKUP}"]
    targets: [quad]
    tags: []
    position: "{MARKUP}"
    props: ["{MARKUP}"]
    sided: both
    cues: ["{MARKUP}"]
    feel: "{MARKUP}"
    not_feel: "{MARKUP}"
    notes: "{MARKUP}"
    picture: hip.png
    description: "{MARKUP}"
blocks:
  - title: "{MARKUP}"
    steps:
      - {{exercise: own, hold: 30 s, note: "{MARKUP}", private: "{MARKUP}"}}
"""

_PICTURED = """\
exercises:
  - {{id: own, name: N, targets: [quad], tags: [], position: supine, sided: both, cues: [C.],
     picture: '{}', description: D}}
"""


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _hold(value: str) -> bytes:
    return _bytes(GOOD.replace("30 s", value))


def _note(value: str) -> bytes:
    return _bytes(f"{GOOD}        note: {value}\n")


def _bomb(first: str, reference: str) -> str:
    rows = [f"a0: &a0 {first}"]
    for number in range(1, 12):
        names = ", ".join([f"*a{number - 1}"] * 9)
        rows.append(f"a{number}: &a{number} {reference.format(names)}")
    return "\n".join(rows)


def _keys(count: int) -> bytes:
    return _bytes(GOOD + "".join(f"k{number}: 1\n" for number in range(count)))


_BOMBS: dict[str, Hostile] = {
    "alias bomb": (_bytes(_bomb("[x]", "[{}]")), "anchor"),
    "merge bomb": (_bytes(_bomb("{x: 1}", "{{<<: [{}]}}")), "anchor"),
    "alias to itself": (b"a: &a [*a]\n", "anchor"),
    "15,000 anchors": (b"".join(b"- &a%d x\n" % n for n in range(15_000)), "anchor"),
    "merge key": (_note("x\n        <<: {rest: 5 s}"), "merge-key"),
    "duplicate key": (_note("x\n        hold: 60 s"), "duplicate-key"),
    "9,000 duplicate keys": (_bytes(GOOD + "x-a: 1\n" * 9_000), "duplicate-key"),
    "25,000 keys": (_keys(25_000), "too-many-nodes"),
    "a million keys": (_keys(1_000_000), "file-too-large"),
    "60,000 items": (b"[" + b"a," * 60_000 + b"a]", "too-many-nodes"),
    "a million items": (b"- a\n" * 1_000_000, "file-too-large"),
    "9,000 unknown keys": (_keys(9_000), "unknown-key"),
    "1,500 broken steps": (
        _bytes(GOOD + "      - {exercise: nobody, hodl: 1,5}\n" * 1_500),
        "unknown-key",
    ),
}

_DEPTHS: dict[str, Hostile] = {
    "100,000 brackets": (b"[" * 100_000, "too-deep"),
    "100,000 closed brackets": (b"[" * 100_000 + b"]" * 100_000, "too-deep"),
    "60,000 braces": (b"{a: " * 60_000, "too-deep"),
    "100,000 question marks": (b"? " * 100_000, "too-deep"),
    "100,000 dashes": (b"- " * 100_000, "too-deep"),
    "100,000 brackets below a step": (_hold("[" * 100_000), "too-deep"),
    "deep indentation": (b"".join(b" " * n + b"a:\n" for n in range(700)), "too-deep"),
    "brackets in a quote": (_note(f"'{'[' * 2_000}'"), None),
    "deep own key": (_bytes(f"{GOOD}x-a: {'[' * 15}{']' * 15}\n"), None),
}

_JOGS = """\
    rounds: 10
    steps:
      - {exercise: supine-strap-hamstring-stretch, hold: 9 s, sets: 10}
      - {exercise: walk-jog-interval, walk: 1 s, jog: 1 s, times: 60, sets: 10}
      - {exercise: walk-jog-interval, walk: 1 s, jog: 1 s, times: 60, sets: 10}
"""

_SIZES: dict[str, Hostile] = {
    "50 MB scalar": (_bytes(f"{GOOD}        note: ") + b"x" * 50_000_000, "file-too-large"),
    "200 KB scalar": (_note("x" * 200_000), "scalar-too-long"),
    "200 KB quoted": (_note('"' + "x" * 200_000 + '"'), "scalar-too-long"),
    "200 KB block": (_note("|\n" + "          x\n" * 20_000), "scalar-too-long"),
    "200 KB key": (_bytes(GOOD + "k" * 200_000 + ": 1\n"), "yaml-syntax"),
    "250 KB comment": (_bytes(GOOD + "#" * 250_000), None),
    "200,000 empty lines": (_bytes(GOOD + "\n" * 200_000), None),
    "8 KB word": (_note("x" * 8_000), "text-too-long"),
    "2,000 characters": (_note("ü" * 2_000), None),
    "never closed quote": (_note('"' + "x\n" * 100_000), "yaml-syntax"),
    "never closed brace": (_bytes("{" + "a: b, " * 9_000), "yaml-syntax"),
    "a ladder of 4,000 rungs": (
        _bytes(
            GOOD + "      - {exercise: seated-butterfly, ladder: [" + "{hold: 9}," * 4_000 + "]}\n"
        ),
        None,
    ),
    "20,000 jogs after 200 stretches": (_bytes(GOOD.replace("    steps:\n", _JOGS)), None),
}

_ENCODINGS: dict[str, Hostile] = {
    "NUL": (_note("a\0b"), "forbidden-character"),
    "NUL alone": (b"\0", "not-utf-8"),
    "200 KB of NUL": (b"\0" * 200_000, "not-utf-8"),
    "escaped NUL": (_note(r'"a\0b"'), "forbidden-character"),
    "lone surrogate": (_note("\ud800"), "not-utf-8"),
    "escaped surrogate": (_note(r'"\ud800"'), "yaml-syntax"),
    "escaped end of Unicode": (_note(r'"\U7fffffff"'), "yaml-syntax"),
    "BOM": (codecs.BOM_UTF8 + GOOD.encode(), None),
    "two BOMs": (codecs.BOM_UTF8 * 2 + GOOD.encode(), "forbidden-character"),
    "BOM inside": (_note("a\ufeffb"), "forbidden-character"),
    "UTF-16 with BOM": (GOOD.encode("utf-16"), "not-utf-8"),
    "UTF-16 big-endian": (codecs.BOM_UTF16_BE + GOOD.encode("utf-16-be"), "not-utf-8"),
    "UTF-16 without BOM": (GOOD.encode("utf-16-le"), "not-utf-8"),
    "UTF-32": (GOOD.encode("utf-32"), "not-utf-8"),
    "UTF-7 and Latin-1": (_note("x") + b"# \xfc\n", "not-utf-8"),
    "overlong": (_note("x") + b"# \xc0\xaf\n", "not-utf-8"),
    "cut character": (_note("x") + b"# \xe2\x82", "not-utf-8"),
    "random bytes": (bytes(range(256)) * 500, "not-utf-8"),
    "bidi override": (_note("a\u202eb"), "forbidden-character"),
    "bidi isolate": (_note("a\u2066b"), "forbidden-character"),
    "escaped bidi override": (_note(r'"a\u202eb"'), "forbidden-character"),
    "escaped bidi in a key": (_bytes(GOOD + '"x-\\u202e": 1\n'), "forbidden-character"),
    "terminal escape": (_note(r'"\e[31m\a"'), "forbidden-character"),
    "raw terminal escape": (_note("\x1b]0;x\x07"), "forbidden-character"),
    "line separator": (_note("a\u2028b"), "forbidden-character"),
    "C1 control": (_note("a\x9bb"), "forbidden-character"),
    "zero width in a key": (_bytes(GOOD.replace("hold", "ho\u200bld")), "unknown-key"),
    "no-break space": (_bytes(GOOD.replace("hold: ", "hold:\u00a0")), "yaml-syntax"),
    "private use": (_note("a\ue000b"), "forbidden-character"),
    "1,900 combining marks": (_note("a" + "\u0300" * 1_900), None),
    "only carriage returns": (GOOD.replace("\n", "\r").encode(), None),
}

_VALUES: dict[str, Hostile] = {
    "10^400": (_hold("1" + "0" * 400), "bad-duration"),
    "10^400 reps": (_bytes(GOOD.replace("hold: 30 s", f"reps: 1{'0' * 400}")), "count-limits"),
    "10^400 format": (_bytes(GOOD.replace("format: 1", f"format: 1{'0' * 400}")), "format-too-new"),
    "8,000 digits": (_hold("9" * 8_000), "bad-duration"),
    "1e400": (_hold("1e400"), "bad-duration"),
    "NaN": (_hold(".nan"), "bad-duration"),
    "infinity": (_hold("-.inf"), "bad-duration"),
    "negative hold": (_hold("-30 s"), "bad-duration"),
    "1e9-second hold": (_hold("1000000000 s"), "duration-limits"),
    "base 60": (_hold("1" + ":59" * 2_000), "bad-duration"),
    "8,000 spaces": (_hold("'1" + " " * 7_900 + "s'"), "bad-duration"),
    "8,000 dashes": (_hold("'" + "1-" * 3_900 + "'"), "bad-range"),
    "date that is none": (_hold("2024-02-30"), "bad-range"),
    "most sets": (
        _bytes(GOOD.replace("hold: 30 s", "hold: 4 h\n        sets: 10\n        long: true")),
        "session-too-long",
    ),
    "Python object": (_hold("!!python/object/apply:os.system [id]"), "tag"),
    "binary": (_hold("!!binary aGVsbG8="), "tag"),
    "own tag": (_hold("!x 30 s"), "tag"),
    "tag directive": (b"%TAG ! tag:x,1:\n---\n" + GOOD.encode(), "tag-directive"),
    "huge version": (b"%YAML " + b"9" * 5_000 + b".1\n---\n" + GOOD.encode(), "yaml-syntax"),
    "second document": (GOOD.encode() + b"---\n" + GOOD.encode(), "second-document"),
    "10,000 documents": (GOOD.encode() + b"---\na\n" * 10_000, "second-document"),
    "complex key": (_bytes(f"{GOOD}? [a, b]\n: 1\n"), "key-not-text"),
    "nothing": (b"", "empty-file"),
    "only a comment": (b"# nothing\n", "empty-file"),
    "a word": (b"format", "wrong-shape"),
    "JSON": (b'{"format": 1, "id": null}', "missing-key"),
    "HTML page": (b"<!doctype html><script>alert(1)</script>", "wrong-shape"),
    "PNG": (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "not-utf-8"),
    "zip": (b"PK\x03\x04" + b"\0" * 100, "forbidden-character"),
}

_TEXTS: dict[str, Hostile] = {
    "HTML in every text": (_WITH_MARKUP.encode(), None),
    "HTML as a key": (_bytes(f'{GOOD}"{MARKUP}": 1\n'), "unknown-key"),
    "HTML as an exercise": (
        _bytes(GOOD.replace("seated-butterfly", f"'{MARKUP}'")),
        "unknown-exercise",
    ),
    "HTML as an id": (_bytes(GOOD.replace("from-a-stranger", f"'{MARKUP}'")), "bad-id"),
    "HTML as a hold": (_hold(f"'{MARKUP}'"), "bad-duration"),
}

_PICTURES: dict[str, Hostile] = {
    f"picture {path}": (_bytes(GOOD + _PICTURED.format(path)), "bad-picture")
    for path in (
        "../../../etc/passwd",
        "../hip.png",
        "/etc/hip.png",
        "a/../../hip.png",
        "~/hip.png",
        ".hidden.png",
        "..",
        "C:\\hip.png",
        "..\\hip.png",
        "\\\\server\\share\\hip.png",
        "file:///etc/hip.png",
        "https://example.org/hip.png",
        "hip.svg",
        "hip.png/",
        "CON:.png",
        "x" * 300 + ".png",
    )
}

CONTENTS: dict[str, Hostile] = {
    **_BOMBS,
    **_DEPTHS,
    **_SIZES,
    **_ENCODINGS,
    **_VALUES,
    **_TEXTS,
    **_PICTURES,
}

"""Reads rows straight from the pages of a data base, whatever became of the trees that order them.

The format is that of sqlite.org/fileformat2.html, sections 1.6, 2.1 and 2.3. What is read here may
be nonsense in a damaged file: whoever reads looks at each row's checksum.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

Value = int | float | str | bytes | None

_TABLE_LEAF, _INDEX_LEAF, _INDEX_INNER = 13, 10, 2
_HEADER_SIZE = {_TABLE_LEAF: 8, _INDEX_LEAF: 8, _INDEX_INNER: 12}
_FILE_HEADER_SIZE = 100
_USUAL_PAGE_SIZE = 4096
_INTEGER_SIZES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_REAL, _ZERO, _ONE = 7, 8, 9
_FIRST_BLOB = 12


@dataclass(frozen=True, slots=True)
class Record:
    """A stored row: its values, and its number in tables that give one; None in the others."""

    rowid: int | None
    values: tuple[Value, ...]


def records_in(data: bytes) -> Iterator[Record]:
    """Yield every record that can be read in the bytes of a file, page by page."""
    size = _page_size(data)
    for start in range(0, len(data) - size + 1, size):
        yield from _records_on(data, start, size)


def _page_size(data: bytes) -> int:
    size = int.from_bytes(data[16:18], "big")
    size = 65536 if size == 1 else size
    is_possible = 512 <= size <= 65536 and size & (size - 1) == 0
    return size if is_possible else _USUAL_PAGE_SIZE


def _records_on(data: bytes, start: int, size: int) -> Iterator[Record]:
    head = start + (0 if start else _FILE_HEADER_SIZE)
    kind = data[head]
    if kind not in _HEADER_SIZE:
        return
    count = int.from_bytes(data[head + 3 : head + 5], "big")
    first = head + _HEADER_SIZE[kind]
    for pointer in range(first, min(first + 2 * count, start + size - 1), 2):
        cell = start + int.from_bytes(data[pointer : pointer + 2], "big")
        try:
            yield _record(data, kind, cell, size)
        except (ValueError, IndexError, struct.error):
            continue  # It is damaged, or no record at all.


def _record(data: bytes, kind: int, place: int, size: int) -> Record:
    if kind == _INDEX_INNER:
        place += 4
    length, place = _varint(data, place)
    rowid: int | None = None
    if kind == _TABLE_LEAF:
        rowid, place = _varint(data, place)
    return Record(rowid, _values(_payload(data, kind, place, length, size)))


def _payload(data: bytes, kind: int, place: int, length: int, size: int) -> bytes:
    """Return what belongs to a cell, also where it goes on on other pages."""
    if not 0 < length <= len(data):
        raise ValueError(length)
    most = size - 35 if kind == _TABLE_LEAF else (size - 12) * 64 // 255 - 23
    if length <= most:
        return data[place : place + length]
    least = (size - 12) * 32 // 255 - 23
    local = least + (length - least) % (size - 4)
    local = local if local <= most else least
    payload = bytearray(data[place : place + local])
    following = int.from_bytes(data[place + local : place + local + 4], "big")
    while len(payload) < length:
        page = (following - 1) * size
        if not 0 <= page <= len(data) - size:
            raise ValueError(following)
        payload += data[page + 4 : page + size][: length - len(payload)]
        following = int.from_bytes(data[page : page + 4], "big")
    return bytes(payload)


def _values(payload: bytes) -> tuple[Value, ...]:
    header_length, place = _varint(payload, 0)
    kinds = []
    while place < header_length:
        kind, place = _varint(payload, place)
        kinds.append(kind)
    values = []
    for kind in kinds:
        value, place = _value(payload, kind, place)
        values.append(value)
    return tuple(values)


def _value(payload: bytes, kind: int, place: int) -> tuple[Value, int]:
    """Return the value of a serial type, and where the next one begins."""
    if kind == 0:
        return None, place
    if kind in (_ZERO, _ONE):
        return kind - _ZERO, place
    if kind == _REAL:
        return struct.unpack_from(">d", payload, place)[0], place + 8
    if kind in _INTEGER_SIZES:
        end = place + _INTEGER_SIZES[kind]
        return int.from_bytes(_part(payload, place, end), "big", signed=True), end
    if kind < _FIRST_BLOB:
        raise ValueError(kind)
    end = place + (kind - _FIRST_BLOB) // 2
    part = _part(payload, place, end)
    return (part.decode(errors="replace") if kind % 2 else part), end


def _part(payload: bytes, place: int, end: int) -> bytes:
    if end > len(payload):
        raise ValueError(end)
    return payload[place:end]


def _varint(data: bytes, place: int) -> tuple[int, int]:
    """Return a number of one to nine bytes, signed as SQLite's are, and where it ends."""
    number = 0
    for length in range(8):
        byte = data[place + length]
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            return number, place + length + 1
    number = number << 8 | data[place + 8]
    return (number - (1 << 64) if number >> 63 else number), place + 9

"""What a bundle says of itself: which routine it is, when it was made, by whom, and what is in it.

The manifest names every other file with its SHA-256, so that a signature of the manifest alone
vouches for all of them.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

FORMAT = 1
MANIFEST = "manifest.json"
SIGNATURE = f"{MANIFEST}.minisig"
ROUTINE = "routine.yaml"
PICTURE_SUFFIXES = (".png", ".jpg", ".jpeg", ".webp")

_MOST_TEXT = 200
_HASH_DIGITS = 64


class BundleError(Exception):
    """A bundle that is not opened; the message is a sentence that says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The id and title of a routine, the moment it was packed (ISO 8601), the hashes of its files.

    `author` is the name that whoever packed it gave, and `public_key` the key it is signed with in
    minisign's own spelling; both are empty where it is not signed.
    """

    routine_id: str
    title: str
    made: str
    files: Mapping[str, str]
    author: str = ""
    public_key: str = ""

    def json(self) -> bytes:
        """Return the manifest as it stands in a bundle."""
        said = {
            "format": FORMAT,
            "id": self.routine_id,
            "title": self.title,
            "made": self.made,
            "author": self.author,
            "public_key": self.public_key,
            "files": dict(sorted(self.files.items())),
        }
        return json.dumps(said, ensure_ascii=False, indent=1).encode() + b"\n"


def read_manifest(data: bytes) -> Manifest:
    """Return a manifest; raises BundleError where it is none, or is newer than this program."""
    try:
        said = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise BundleError("Its list of contents can't be read.") from error
    if not isinstance(said, dict):
        raise BundleError("Its list of contents is none.")
    number = said.get("format")
    if type(number) is not int or number < 1:
        raise BundleError("Its list of contents says no format.")
    if number > FORMAT:
        raise BundleError("It was made by a newer version of this program.")
    return Manifest(
        routine_id=_text(said, "id"),
        title=_text(said, "title"),
        made=_text(said, "made"),
        files=_hashes(said.get("files")),
        author=_text(said, "author"),
        public_key=_text(said, "public_key"),
    )


def hash_of(data: bytes) -> str:
    """Return the hash by which a manifest knows a file."""
    return sha256(data).hexdigest()


def _text(said: Mapping[str, Any], key: str) -> str:
    text = said.get(key, "")
    if not isinstance(text, str) or len(text) > _MOST_TEXT or not (text.isprintable() or not text):
        raise BundleError(f"Its list of contents has no sound {key}.")
    return text


def _hashes(files: object) -> Mapping[str, str]:
    if not isinstance(files, dict) or ROUTINE not in files:
        raise BundleError("Its list of contents names no routine.")
    for name, digest in files.items():
        is_hash = isinstance(digest, str) and len(digest) == _HASH_DIGITS
        if not isinstance(name, str) or not is_hash:
            raise BundleError("Its list of contents has a file without a hash.")
    return files

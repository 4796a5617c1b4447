"""One `.rehab` file: a routine, the pictures it names, a list of contents, and a signature.

Opening one looks at everything before anything of it is used. A signature that does not fit is
refused; none at all is said.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rehab_app.routine_io.file_reading import OPEN_FLAGS
from rehab_app.routine_io.pictures import check_picture
from rehab_app.routine_io.private_texts import without_private
from rehab_app.sharing.archive import MOST_BYTES, packed, unpacked
from rehab_app.sharing.manifest import (
    MANIFEST,
    PICTURE_SUFFIXES,
    ROUTINE,
    SIGNATURE,
    BundleError,
    Manifest,
    hash_of,
    read_manifest,
)
from rehab_app.sharing.signing import SigningKey, check_signature

SUFFIX = ".rehab"


@dataclass(frozen=True, slots=True)
class Bundle:
    """What was packed: the list of contents, the routine's text and its pictures by their names."""

    manifest: Manifest
    routine: bytes
    pictures: Mapping[str, bytes]

    @property
    def is_signed(self) -> bool:
        """Tell whether it has a signature, which was checked when it was opened."""
        return bool(self.manifest.public_key)


def pack(
    routine_id: str,
    title: str,
    text: str,
    pictures: Mapping[str, bytes],
    made: datetime,
    *,
    author: str = "",
    key: SigningKey | None = None,
) -> bytes:
    """Return a bundle's bytes. What the author wrote for themselves alone (`private`) stays out."""
    files = {ROUTINE: without_private(text).encode(), **dict(sorted(pictures.items()))}
    manifest = Manifest(
        routine_id=routine_id,
        title=title,
        made=made.astimezone(UTC).isoformat(timespec="seconds"),
        files={name: hash_of(data) for name, data in files.items()},
        author=author if key else "",
        public_key=key.public if key else "",
    )
    said = manifest.json()
    signature = {SIGNATURE: key.sign(said, f"{routine_id} {manifest.made}")} if key else {}
    return packed({MANIFEST: said, **signature, **files}, made)


def unpack(data: bytes) -> Bundle:
    """Return what is in a bundle; raises BundleError where anything is not right."""
    files = unpacked(data)
    said = files.pop(MANIFEST, None)
    if said is None:
        raise BundleError("It has no list of contents.")
    manifest, signature = read_manifest(said), files.pop(SIGNATURE, None)
    if (signature is None) is bool(manifest.public_key):
        raise BundleError("Its signature is broken: either the key or the signature is missing.")
    if signature is not None:
        check_signature(said, signature, manifest.public_key)
    _check_contents(files, manifest)
    routine = files.pop(ROUTINE)
    return Bundle(manifest, routine, files)


def read_bundle(path: Path) -> Bundle:
    """Return what is in a bundle's file; raises BundleError, for a file that can't be read too."""
    try:
        descriptor = os.open(path, OPEN_FLAGS)
        with os.fdopen(descriptor, "rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise BundleError(
            f"It can't be read: {getattr(error, 'strerror', None) or error}."
        ) from error
    return unpack(data)


def _check_contents(files: Mapping[str, bytes], manifest: Manifest) -> None:
    for name, data in files.items():
        if name != ROUTINE and not name.casefold().endswith(PICTURE_SUFFIXES):
            raise BundleError(f"{name} is neither a routine nor a picture.")
        if name != ROUTINE:
            _check_picture(name, data)
        if name not in manifest.files:
            raise BundleError(f"{name} does not stand in its list of contents.")
        if manifest.files[name] != hash_of(data):
            raise BundleError(f"{name} is not what its list of contents says: it was changed.")
    for name in manifest.files:
        if name not in files:
            raise BundleError(f"{name} is missing in it.")


def _check_picture(name: str, data: bytes) -> None:
    try:
        check_picture(name, data)
    except ValueError as error:
        raise BundleError(f"{error}.") from error

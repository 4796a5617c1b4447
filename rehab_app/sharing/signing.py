"""Signatures in minisign's format: who packed a routine, not whether it is good.

`minisign -Vm manifest.json -P KEY` verifies the same. The key is made on first use and has no
password: it lies on the physio's own computer, for its owner's eyes only, like the history.
"""

import os
from hashlib import sha256
from pathlib import Path
from stat import S_IMODE

import minisign

from rehab_app.sharing.manifest import BundleError

_OWNER_ONLY = 0o600
_OTHERS = 0o077
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_FINGERPRINT_DIGITS = 32


class KeyFileError(Exception):
    """The key can't be read or made; the message is a sentence to show."""


class SigningKey:
    """A secret key and what belongs to it."""

    def __init__(self, secret: minisign.SecretKey) -> None:
        """Take a key without a password."""
        self._secret = secret

    @property
    def public(self) -> str:
        """Return the public key as minisign spells it."""
        return str(self._secret.get_public_key().to_base64(), "ascii")

    def sign(self, data: bytes, comment: str) -> bytes:
        """Return a signature of data; the comment is signed with it."""
        return bytes(self._secret.sign(data, trusted_comment=comment))


def load_key(path: Path) -> SigningKey | None:
    """Return the key of a file, None where there is none yet; raises KeyFileError.

    A file that has come to be open to others, by copying perhaps, is closed to them.
    """
    try:
        if S_IMODE(path.stat().st_mode) & _OTHERS:
            path.chmod(_OWNER_ONLY)
        return SigningKey(minisign.SecretKey.from_bytes(path.read_bytes()))
    except FileNotFoundError:
        return None
    except (OSError, minisign.Error, ValueError) as error:
        raise KeyFileError(f"The key in {path} can't be read: {error}") from error


def public_key(path: Path) -> str:
    """Return the public half of the key of a file; empty where there is none that can be read."""
    try:
        key = load_key(path)
    except KeyFileError:
        return ""
    return key.public if key else ""


def made_key(path: Path) -> SigningKey:
    """Make a key, put it into a file for its owner's eyes only, and return it.

    Raises KeyFileError; a key that is there is never written over.
    """
    pair = minisign.KeyPair.generate()
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, _FLAGS, _OWNER_ONLY)
        with os.fdopen(descriptor, "wb") as file:
            file.write(bytes(pair.secret_key))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise KeyFileError(f"No key can be kept in {path}: {error.strerror}") from error
    return SigningKey(pair.secret_key)


def check_signature(data: bytes, signature: bytes, public: str) -> None:
    """Raise BundleError where a signature is not one of data by this key."""
    try:
        key = minisign.PublicKey.from_base64(public)
        key.verify(data, minisign.Signature.from_bytes(signature))
    except (minisign.Error, ValueError) as error:
        raise BundleError(
            "Its signature is broken: it was changed after it was signed, or is not what it says."
        ) from error


def fingerprint(public: str) -> str:
    """Return what of a public key is compared by eye: 32 hexadecimal digits, in groups of four."""
    digits = sha256(public.encode()).hexdigest()[:_FINGERPRINT_DIGITS].upper()
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))

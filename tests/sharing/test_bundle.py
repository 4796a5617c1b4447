"""A routine in one file: what was packed comes out, and nothing else does."""

import io
import shutil
import stat
import subprocess
import sys
import warnings
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehab_app.resources import routines_folder
from rehab_app.sharing.bundle import Bundle, pack, read_bundle, unpack
from rehab_app.sharing.manifest import MANIFEST, ROUTINE, SIGNATURE, BundleError, hash_of
from rehab_app.sharing.signing import KeyFileError, SigningKey, fingerprint, load_key, made_key
from rehab_app.sharing.trust import KnownKeys, Origin, Standing

MADE = datetime(2026, 11, 27, 18, 30, tzinfo=UTC)
TEXT = (routines_folder() / "every-feature.yaml").read_text(encoding="utf-8")
PICTURE = (routines_folder() / "doorway-sway.png").read_bytes()
PICTURES = {"doorway-sway.png": PICTURE}


@pytest.fixture
def key(tmp_path: Path) -> SigningKey:
    return made_key(tmp_path / "keys" / "signing.key")


def packed(key: SigningKey | None = None) -> bytes:
    return pack("every-feature", "Every feature", TEXT, PICTURES, MADE, author="Mia", key=key)


def files_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def test_what_was_packed_comes_out() -> None:
    bundle = unpack(packed())

    assert bundle.manifest.routine_id == "every-feature"
    assert bundle.manifest.made == "2026-11-27T18:30:00+00:00"
    assert bundle.pictures == PICTURES
    assert not bundle.is_signed
    assert bundle.routine.decode().splitlines()[2:5] == TEXT.splitlines()[2:5]


def test_the_same_routine_makes_the_same_bytes() -> None:
    assert packed() == packed()


def test_what_is_private_stays_with_its_author() -> None:
    assert "private:" in TEXT
    text = TEXT + "# end\n"
    secret = next(line for line in text.splitlines() if "private:" in line).split("private:")[1]

    bundle = unpack(pack("x", "X", text, {}, MADE))

    assert secret.strip(" }") not in bundle.routine.decode()


# -- signatures


def test_a_signed_bundle_says_by_which_key(key: SigningKey) -> None:
    bundle = unpack(packed(key))

    assert bundle.is_signed
    assert bundle.manifest.public_key == key.public
    assert bundle.manifest.author == "Mia"


@pytest.mark.skipif(shutil.which("minisign") is None, reason="the minisign tool is not installed")
def test_the_minisign_tool_verifies_the_same(key: SigningKey, tmp_path: Path) -> None:
    files = files_of(packed(key))
    (tmp_path / MANIFEST).write_bytes(files[MANIFEST])
    (tmp_path / SIGNATURE).write_bytes(files[SIGNATURE])
    command = ["minisign", "-V", "-m", str(tmp_path / MANIFEST), "-P", key.public]

    assert subprocess.run(command, check=False, capture_output=True).returncode == 0
    (tmp_path / MANIFEST).write_bytes(files[MANIFEST].replace(b"Mia", b"Max"))
    assert subprocess.run(command, check=False, capture_output=True).returncode != 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_a_key_that_others_can_read_is_closed_to_them(tmp_path: Path) -> None:
    path = tmp_path / "signing.key"
    made = made_key(path)
    path.chmod(0o644)

    key = load_key(path)

    assert key is not None
    assert key.public == made.public
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def changed(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    files = files_of(data)
    assert old in files[name]
    return zipped({**files, name: files[name].replace(old, new, 1)})


def with_hashes(data: bytes, **also: bytes) -> bytes:
    """Return a bundle whose list of contents fits what is in it again."""
    files = {**files_of(data), **also}
    for name, content in files.items():
        old = files_of(data).get(name)
        if old is not None and old != content:
            files[MANIFEST] = files[MANIFEST].replace(
                hash_of(old).encode(), hash_of(content).encode()
            )
    return zipped(files)


def test_a_changed_byte_is_refused(key: SigningKey) -> None:
    other_dose = changed(packed(key), ROUTINE, b"hold: ", b"hold:  ")
    with pytest.raises(BundleError, match="changed"):
        unpack(other_dose)

    routine = files_of(packed(key))[ROUTINE].replace(b"hold: ", b"hold:  ", 1)
    with pytest.raises(BundleError, match="signature is broken"):
        unpack(with_hashes(packed(key), **{ROUTINE: routine}))


def test_a_signature_of_another_key_or_another_routine_is_refused(
    key: SigningKey, tmp_path: Path
) -> None:
    other = made_key(tmp_path / "other.key")
    swapped = files_of(packed(key)) | {SIGNATURE: files_of(packed(other))[SIGNATURE]}
    with pytest.raises(BundleError, match="signature is broken"):
        unpack(zipped(swapped))

    claimed = changed(packed(other), MANIFEST, other.public.encode(), key.public.encode())
    with pytest.raises(BundleError, match="signature is broken"):
        unpack(claimed)


def test_a_signature_that_was_taken_away_is_noticed(key: SigningKey) -> None:
    files = files_of(packed(key))
    del files[SIGNATURE]

    with pytest.raises(BundleError, match="signature is broken"):
        unpack(zipped(files))


def _signed() -> bytes:
    with TemporaryDirectory() as folder:
        return packed(made_key(Path(folder) / "key"))


SIGNED = _signed()


@given(st.binary(max_size=300), st.integers(0, 10**6))
def test_no_bytes_in_place_of_others_ever_pass_for_signed(junk: bytes, at: int) -> None:
    at %= len(SIGNED)
    data = SIGNED[:at] + junk + SIGNED[at + len(junk) :]
    try:
        bundle = unpack(data)
    except BundleError:
        return

    whole = unpack(SIGNED)
    assert (bundle.manifest, bundle.routine, bundle.pictures) == (
        whole.manifest,
        whole.routine,
        whole.pictures,
    )


def test_a_key_is_kept_for_its_owner_only_and_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "signing.key"
    assert load_key(path) is None
    key = made_key(path)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    found = load_key(path)
    assert found is not None
    assert found.public == key.public
    with pytest.raises(KeyFileError):
        made_key(path)
    path.write_bytes(b"no key")
    with pytest.raises(KeyFileError, match="can't be read"):
        load_key(path)


def test_a_fingerprint_can_be_compared_by_eye(key: SigningKey) -> None:
    groups = fingerprint(key.public).split()

    assert [len(group) for group in groups] == [4] * 8
    assert fingerprint(key.public) == fingerprint(key.public)


# -- whom it is from


def test_a_key_is_trusted_under_a_name_from_the_first_use_on(
    key: SigningKey, tmp_path: Path
) -> None:
    bundle, path = unpack(packed(key)), tmp_path / "keys.json"
    known = KnownKeys(path)
    print_ = fingerprint(key.public)

    assert known.origin_of(unpack(packed())) == Origin(Standing.UNSIGNED)
    assert known.origin_of(bundle) == Origin(Standing.UNKNOWN, "Mia", print_)
    known.trust(key.public, " My physio ")
    assert known.origin_of(bundle) == Origin(Standing.KNOWN, "My physio", print_)
    assert KnownKeys(path).origin_of(bundle) == Origin(Standing.KNOWN, "My physio", print_)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_another_key_under_a_known_name_is_said(key: SigningKey, tmp_path: Path) -> None:
    known = KnownKeys(tmp_path / "keys.json")
    known.trust(made_key(tmp_path / "other.key").public, "mia")

    assert known.origin_of(unpack(packed(key))).standing is Standing.OTHER_KEY


@pytest.mark.parametrize("text", ["", "[]", "{", '{"a": 1}', "[" * 100_000])
def test_a_damaged_file_of_keys_knows_nobody(text: str, key: SigningKey, tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    path.write_text(text, encoding="utf-8")

    assert KnownKeys(path).origin_of(unpack(packed(key))).standing is Standing.UNKNOWN


# -- bundles that mean harm


def _link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    info.create_system = 3
    return info


def _with(name: str | zipfile.ZipInfo, data: bytes = b"x") -> bytes:
    """Return a good bundle with one more file."""
    buffer = io.BytesIO(packed())
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return buffer.getvalue()


def _twice(name: str) -> bytes:
    buffer = io.BytesIO(packed())
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(name, b"format: 1\n")
    return buffer.getvalue()


def _bomb() -> bytes:
    return _with("bomb.png", b"\0" * 60_000_000)


def _huge() -> bytes:
    """Return the head of a PNG of 60,000 × 60,000 pixels."""
    return PICTURE[:16] + (60_000).to_bytes(4, "big") * 2 + PICTURE[24:]


def _crowd(count: int) -> bytes:
    return zipped({f"p{number}.png": b"" for number in range(count)})


def _encrypted() -> bytes:
    data = bytearray(packed())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(mark)
        data[start + at] |= 1
    return bytes(data)


HOSTILE = {
    "above": (_with("../evil.png"), "folder"),
    "absolute": (_with("/evil.png"), "folder"),
    "backslash": (_with("..\\evil.png"), "folder"),
    "a drive": (_with("C:evil.png"), "folder"),
    "in a folder": (_with("a/b.png"), "folder"),
    "a folder": (_with("a/"), "folder"),
    "hidden": (_with(".png"), "folder"),
    "a link": (_with(_link("doorway.png"), b"/etc/passwd"), "link"),
    "the same name twice": (_twice(ROUTINE), "twice"),
    "the same but for capitals": (_twice("Routine.yaml"), "twice"),
    "an unknown file": (_with("run.sh"), "neither"),
    "a picture that nobody named": (_with("other.png", PICTURE), "list of contents"),
    "no picture inside": (_with("other.png"), "no picture"),
    "a picture that claims to be huge": (_with("huge.png", _huge()), "pixels large"),
    "an SVG": (_with("drawn.svg", b"<svg/>"), "neither"),
    "an archive in it": (_with("more.rehab", packed()), "neither"),
    "60 MB of zeros": (_bomb(), "large"),
    "201 files": (_crowd(201), "more than 200"),
    "20,000 files": (_crowd(20_000), "more than 200"),
    "encrypted": (_encrypted(), "encrypted"),
    "nothing": (b"", "no shared routine"),
    "no zip": (b"format: 1\n" * 100, "no shared routine"),
    "cut off": (packed()[:-40], "no shared routine"),
    "no list of contents": (zipped({ROUTINE: b"format: 1\n"}), "no list"),
    "a list of contents that is none": (zipped({MANIFEST: b"[" * 100_000}), "can't be read"),
    "a list of one": (zipped({MANIFEST: b"[1]"}), "is none"),
    "a newer one": (changed(packed(), MANIFEST, b'"format": 1', b'"format": 2'), "newer"),
    "no format": (changed(packed(), MANIFEST, b'"format": 1', b'"format": true'), "no format"),
    "a title of one line too many": (
        changed(packed(), MANIFEST, b"Every feature", b"Every\\nfeature"),
        "sound title",
    ),
    "a number for a title": (
        changed(packed(), MANIFEST, b'"Every feature"', b"7"),
        "sound title",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_bundle_that_means_harm_is_refused_with_a_reason(name: str) -> None:
    data, reason = HOSTILE[name]
    began = process_time()

    with pytest.raises(BundleError, match=reason):
        unpack(data)

    assert process_time() - began < 1  # a limit of the design (U5), far from what it takes


def test_what_does_not_fit_its_hash_or_is_missing_is_refused() -> None:
    with pytest.raises(BundleError, match="changed"):
        unpack(changed(packed(), ROUTINE, b"id: every", b"id: other"))
    files = files_of(packed())
    del files["doorway-sway.png"]
    with pytest.raises(BundleError, match="missing"):
        unpack(zipped(files))


@pytest.mark.skipif(sys.platform == "win32", reason="devices are files on Unix")
def test_a_path_that_is_no_file_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.rehab", Path("/dev/null")):
        with pytest.raises(BundleError):
            read_bundle(path)
    path = tmp_path / "good.rehab"
    path.write_bytes(packed())
    assert isinstance(read_bundle(path), Bundle)

"""`share` packs a routine into one file."""

from pathlib import Path

import pytest

from rehab_app.cli import main
from rehab_app.resources import routines_folder
from rehab_app.sharing.bundle import read_bundle
from rehab_app.sharing.signing import fingerprint


def test_a_routine_is_packed_with_its_pictures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "all.rehab"

    assert main(["share", "every-feature", "--out", str(out)]) == 0

    bundle = read_bundle(out)
    assert bundle.manifest.title == "Every feature"
    assert list(bundle.pictures) == ["doorway-sway.png"]
    assert not bundle.is_signed
    written, private, comments = capsys.readouterr().out.splitlines()
    assert written == f"Written: {out}"
    assert private == "1 private note stays with you."
    assert comments.endswith(" comments in its text go along.")


def test_it_is_signed_with_the_same_key_each_time(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keys: list[str] = []
    for name in ("a.rehab", "b.rehab"):
        out = tmp_path / name
        assert main(["share", "yin-five", "--out", str(out), "--sign", "Mia"]) == 0
        bundle = read_bundle(out)
        assert bundle.manifest.author == "Mia"
        assert fingerprint(bundle.manifest.public_key) in capsys.readouterr().out
        keys.append(bundle.manifest.public_key)

    assert keys[0] == keys[1]


def test_what_can_not_be_packed_is_said_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "x.rehab"
    text = (routines_folder() / "every-feature.yaml").read_text(encoding="utf-8")
    lonely = tmp_path / "lonely.yaml"
    lonely.write_text(text, encoding="utf-8")

    for name, said in (("no-such-routine", "no routine"), (str(lonely), "doorway-sway.png")):
        assert main(["share", name, "--out", str(out)]) == 1
        assert said in capsys.readouterr().err
    assert not out.exists()


def test_a_damaged_key_is_said_and_never_written_over(
    tmp_path: Path, own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key = own_home / "config" / "signing.key"
    key.parent.mkdir(parents=True)
    key.write_text("not a key")

    assert main(["share", "yin-five", "--out", str(tmp_path / "x"), "--sign", "Mia"]) == 1

    assert "can't be read" in capsys.readouterr().err
    assert key.read_text() == "not a key"

"""Where the shipped folders are found."""

from pathlib import Path

import pytest

from rehab_app.resources import MissingResourceError, resource_folder, routines_folder


def test_a_checkout_has_its_routines_beside_the_package() -> None:
    assert (routines_folder() / "conditions.yaml").is_file()


def test_a_wheel_has_them_inside_and_that_comes_first(tmp_path: Path) -> None:
    inside = tmp_path / "package" / "_bundled" / "routines"
    inside.mkdir(parents=True)
    (tmp_path / "routines").mkdir()

    assert resource_folder("routines", tmp_path / "package") == inside


def test_an_error_names_both_places(tmp_path: Path) -> None:
    package = tmp_path / "package"

    with pytest.raises(MissingResourceError) as caught:
        resource_folder("routines", package)

    assert str(package / "_bundled" / "routines") in str(caught.value)
    assert str(tmp_path / "routines") in str(caught.value)

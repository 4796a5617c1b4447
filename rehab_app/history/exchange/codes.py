"""The codes that a FHIR export names: LOINC always, SNOMED CT where the file says so."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rehab_app.history.exchange.skipping import FileRefused

LOINC = "http://loinc.org"
SNOMED = "http://snomed.info/sct"


@dataclass(frozen=True, slots=True)
class Code:
    """A code of LOINC with its display name."""

    code: str
    display: str

    @property
    def coding(self) -> dict[str, str]:
        """Return it as FHIR writes it."""
        return {"system": LOINC, "code": self.code, "display": self.display}


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """The codes in use; without SNOMED CT its tables are empty."""

    pain: Code
    duration: Code
    therapy: str = ""
    quality: Mapping[str, str] = field(default_factory=dict)
    site: Mapping[str, str] = field(default_factory=dict)


def read_codes(path: Path) -> Codes:
    """Return the codes of a file; raises FileRefused."""
    try:
        known = tomllib.loads(path.read_text(encoding="utf-8"))
        loinc, snomed = known["loinc"], known.get("snomed", {})
        uses_snomed = snomed.get("use") is True
        return Codes(
            pain=_code(loinc["pain"]),
            duration=_code(loinc["duration"]),
            therapy=str(snomed.get("therapy", "")) if uses_snomed else "",
            quality=_texts(snomed.get("quality")) if uses_snomed else {},
            site=_texts(snomed.get("site")) if uses_snomed else {},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise FileRefused(
            f"The codes in {path} can't be read ({error}); compare it with assets/codes.toml."
        ) from error


def _code(known: Mapping[str, Any]) -> Code:
    return Code(str(known["code"]), str(known["display"]))


def _texts(known: Mapping[str, Any] | None) -> dict[str, str]:
    return {str(name): str(code) for name, code in (known or {}).items()}

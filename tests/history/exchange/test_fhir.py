"""A history as FHIR: valid by somebody else's models, and saying what was done and told.

The models are those of R4B (4.3.0), the version of R4 that fhir.resources has; the resources used
here are the same in R4 (4.0.1).
"""

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle
from hypothesis import given, settings

from rehab_app.history.diary import CheckIn, Goal, GoalScore, Note, ProgrammeSince
from rehab_app.history.digest_rows import Digested
from rehab_app.history.exchange.codes import read_codes
from rehab_app.history.exchange.fhir_bundle import FhirWords, fhir_parts
from rehab_app.history.exchange.skipping import FileRefused
from rehab_app.history.records import Correction, Ending
from rehab_app.history.store import HistoryStore
from rehab_app.model.pain import Moment, Place, Quality, Reading
from rehab_app.model.person import Side
from rehab_app.model.programme import Programme
from rehab_app.resources import assets_folder, routines_folder
from rehab_app.routine_io.library import Library
from tests.helpers.histories import HISTORIES, History, new_store, write
from tests.helpers.sessions import shipped
from tests.history.exchange.digest_samples import TWO, played
from tests.history.samples import answer, opening

MADE = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)
EVENING = datetime(2026, 11, 22, 20, 0, tzinfo=timezone(timedelta(hours=1)))
CODES = assets_folder() / "codes.toml"
SECRET = "his gait is odd"
TEXT = TWO.replace("rest: 10 s}", f"rest: 10 s, note: Slowly., private: {SECRET}}}", 1)


def bundle(store: HistoryStore, codes: Path = CODES) -> dict[str, Any]:
    """Return an export as it is, after the models have found it valid."""
    library = Library(shipped(), routines_folder())
    words = FhirWords(
        read=lambda text: library.read_data(text.encode(), "test").routine,
        names={each.id: each.name for each in shipped().catalogue.values()},
        codes=read_codes(codes),
        made=MADE,
    )
    data = b"".join(fhir_parts(store.exchange.source(""), words))
    Bundle.model_validate_json(data)
    whole: dict[str, Any] = json.loads(data)
    return whole


def of_type(whole: dict[str, Any], name: str) -> list[dict[str, Any]]:
    resources = [each["resource"] for each in whole["entry"]]
    return [each for each in resources if each["resourceType"] == name]


def readings(whole: dict[str, Any]) -> list[dict[str, Any]]:
    found = of_type(whole, "Observation")
    return [each for each in found if each["code"].get("coding", [{}])[0].get("code") == "72514-3"]


@pytest.fixture
def whole(tmp_path: Path) -> dict[str, Any]:
    with HistoryStore.open(tmp_path / "history.db") as store:
        fill(store)
        return bundle(store)


def fill(store: HistoryStore) -> None:
    session_id = store.start_session(opening(key="played", started=EVENING), TEXT)
    store.append(session_id, answer(0, 3))
    store.append(session_id, answer(1, None))
    store.correct(session_id, Correction(seq=0, utc=MADE, reading=Reading(4, Quality.SHARP)))
    store.end_session(session_id, Ending.STOPPED, EVENING + timedelta(minutes=5))
    store.diary.keep_note(Note(session_id=session_id, text="<b>Better</b>\x01", written=MADE))
    digest = played("2", "3:dull", "1", "0", "2")
    store.digests.keep(
        Digested(
            session_id=session_id,
            key="played",
            person="",
            routine_id="test",
            started=EVENING,
            refused=(),
            digest=digest,
        )
    )
    dropped = store.start_session(opening(key="dropped"), TEXT)
    store.end_session(dropped, Ending.DROPPED, EVENING)
    store.diary.keep_check_in(
        CheckIn(
            key="hour",
            moment=Moment.HOUR,
            told=EVENING + timedelta(hours=1),
            reading=Reading(2),
            side=Side.LEFT,
            place=Place.GROIN,
            woke=True,
            session_key="played",
        )
    )
    goal = Goal(key="goal", title="Run 5 km", set_on=EVENING)
    store.diary.keep_goal(goal)
    store.diary.keep_score(GoalScore(goal="goal", told=EVENING, able=4))
    programme = Programme(by_weekday={0: "test", 2: "yin-five"})
    store.diary.keep_programme(ProgrammeSince(since=EVENING, programme=programme))


@given(HISTORIES)
@settings(max_examples=12)
def test_every_export_is_valid(history: History) -> None:
    with new_store() as store:
        write(history, store)
        bundle(store)


def test_every_reference_leads_to_a_resource_of_the_bundle(whole: dict[str, Any]) -> None:
    urls = [each["fullUrl"] for each in whole["entry"]]
    text = json.dumps(whole)
    referred = {part.split('"')[0] for part in text.split('"reference": "')[1:]}

    assert len(set(urls)) == len(urls)
    assert referred <= set(urls)
    assert len(referred) > 4


def test_a_session_is_a_procedure_with_one_for_each_exercise_and_side(
    whole: dict[str, Any],
) -> None:
    session, *parts = of_type(whole, "Procedure")

    assert session["status"] == "stopped"
    assert session["performedPeriod"]["start"] == "2026-11-22T20:00:00+01:00"
    assert session["note"] == [{"text": "<b>Better</b>"}]
    assert session["instantiatesCanonical"] == [of_type(whole, "PlanDefinition")[0]["url"]]
    assert [(each["code"]["text"], each["bodySite"][0]["text"]) for each in parts] == [
        ("Supine figure four", "left hip"),
        ("Supine figure four", "right hip"),
        ("Bridge", "both hips"),
    ]
    assert {each["partOf"][0]["reference"] for each in parts} == {f"urn:uuid:{session['id']}"}
    assert parts[0]["note"] == [{"text": "1 of 1 sets; 30 s of 30 s that were planned"}]


def test_a_reading_is_an_observation_of_loinc_72514_3(whole: dict[str, Any]) -> None:
    first, second, hour = readings(whole)
    part = next(
        each for each in of_type(whole, "Procedure") if each["code"]["text"].startswith("Supine")
    )

    assert first["valueInteger"] == 4
    assert first["status"] == "corrected"
    assert first["code"]["coding"] == [
        {
            "system": "http://loinc.org",
            "code": "72514-3",
            "display": "Pain severity - 0-10 verbal numeric rating [Score] - Reported",
        }
    ]
    assert first["partOf"] == [{"reference": f"urn:uuid:{part['id']}"}]
    assert first["effectiveDateTime"] == "2026-10-25T01:30:00+01:00"
    assert {"text": "sharp"} in [each.get("valueCodeableConcept") for each in first["component"]]
    assert "interpretation" not in first
    assert second["dataAbsentReason"]["text"] == "nobody answered"
    assert "valueInteger" not in second
    assert hour["bodySite"] == {"text": "left hip, groin"}
    assert hour["partOf"] == [{"reference": f"urn:uuid:{of_type(whole, 'Procedure')[0]['id']}"}]
    assert {"code": {"text": "Pain woke the person"}, "valueBoolean": True} in hour["component"]


def test_minutes_are_observations_of_loinc_55411_3(whole: dict[str, Any]) -> None:
    durations = [
        each
        for each in of_type(whole, "Observation")
        if each["code"].get("coding", [{}])[0].get("code") == "55411-3"
    ]
    assert durations[0]["valueQuantity"] == {
        "value": 1.53,
        "unit": "min",
        "system": "http://unitsofmeasure.org",
        "code": "min",
    }
    assert [each["valueQuantity"]["value"] for each in durations[1:]] == [0.5, 0.5, 0.53]


def test_a_routine_is_a_plan_definition_without_what_is_for_the_physio_alone(
    whole: dict[str, Any],
) -> None:
    (plan,) = of_type(whole, "PlanDefinition")

    steps = plan["action"][0]["action"]
    assert [each["title"] for each in steps] == ["Supine figure four", "Bridge"]
    assert steps[0]["description"] == "hold 30 s; rest 10 s; Slowly."
    assert SECRET not in json.dumps(whole)


def test_programme_goal_and_score_are_there(whole: dict[str, Any]) -> None:
    (plan,), (goal,) = of_type(whole, "CarePlan"), of_type(whole, "Goal")
    (score,) = [
        each
        for each in of_type(whole, "Observation")
        if each["code"].get("text", "").startswith("How")
    ]

    assert plan["description"] == "Mon: test, Wed: yin-five"
    assert plan["instantiatesCanonical"] == [of_type(whole, "PlanDefinition")[0]["url"]]
    assert goal["description"] == {"text": "Run 5 km"}
    assert (score["valueInteger"], score["focus"]) == (
        4,
        [{"reference": f"urn:uuid:{goal['id']}"}],
    )


def test_the_person_has_no_name(whole: dict[str, Any]) -> None:
    (patient,) = of_type(whole, "Patient")
    assert set(patient) == {"resourceType", "id"}


def test_codes_of_snomed_are_sent_only_where_the_file_says_so(
    whole: dict[str, Any], tmp_path: Path
) -> None:
    assert "snomed" not in json.dumps(whole)
    own = tmp_path / "codes.toml"
    own.write_text(CODES.read_text(encoding="utf-8").replace("use = false", "use = true"))

    with HistoryStore.open(tmp_path / "other.db") as store:
        fill(store)
        first = readings(bundle(store, own))[0]

    codes = [each["code"] for each in first["bodySite"]["coding"]]
    assert codes == ["29836001", "7771000"]
    assert {"system": "http://snomed.info/sct", "code": "8708008"} in [
        code
        for each in first["component"]
        for code in each.get("valueCodeableConcept", {}).get("coding", [])
    ]


@pytest.mark.parametrize("text", ["", "[loinc]\n", "loinc = 3\n", "= \n", "[loinc]\npain = 3\n"])
def test_a_file_of_codes_that_is_none_is_refused_in_words(tmp_path: Path, text: str) -> None:
    path = tmp_path / "codes.toml"
    path.write_text(text)
    with pytest.raises(FileRefused, match=r"assets/codes\.toml"):
        read_codes(path)


def test_the_notice_of_loinc_stands_beside_its_codes() -> None:
    assert "LOINC is copyright" in CODES.read_text(encoding="utf-8").replace("\n# ", " ")

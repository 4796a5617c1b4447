"""docs/data.md says what the files hold: each column, and a table that can be taken in as it is."""

import re
from pathlib import Path

from rehab_app.history.exchange.csv_reading import stage_csv
from rehab_app.history.exchange.csv_table import COLUMNS
from rehab_app.history.exchange.skipping import SkipList
from rehab_app.history.exchange.staging import Staging
from rehab_app.model.pain import Place, Quality

PAGE = (Path(__file__).parents[2] / "docs" / "data.md").read_text(encoding="utf-8")


def test_every_column_has_its_row() -> None:
    rows = re.findall(r"^\| ((?:`[a-z_]+`(?:, )?)+) \|", PAGE, re.MULTILINE)
    named = [name for row in rows for name in re.findall(r"`([a-z_]+)`", row)]
    assert sorted(named) == sorted(COLUMNS)


def test_every_word_is_named() -> None:
    assert all(f"`{word}`" in PAGE for word in (*Quality, *Place))


def test_the_table_of_the_page_can_be_taken_in() -> None:
    table = PAGE.partition("```csv\n")[2].partition("```")[0]
    staging, skipped = Staging(""), SkipList()

    list(stage_csv(table.encode(), staging, skipped))

    count = "SELECT (SELECT count(*) FROM session), (SELECT count(*) FROM check_in)"
    assert staging.connection.execute(count).fetchone() == (1, 1)
    assert not skipped.count
    staging.close()

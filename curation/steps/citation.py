"""``CITATION.cff`` of a data version, in the Citation File Format 1.2.0: ``python -m curation.steps.citation``."""

import datetime as dt
import json

from belarus_releases.citation.shared import TITLE
from belarus_releases.schema import about

from .build import last_version
from .files import DATA, read_csv


def citation_file(version: str, day: dt.date) -> str:
    """The text of the file; its texts are quoted as in JSON, which is YAML too."""
    quoted = json.dumps
    lines = [
        "cff-version: 1.2.0",
        'message: "If you use this dataset, please cite it with the data version that you used."',
        "type: dataset",
        f"title: {quoted(TITLE)}",
        f"abstract: {quoted(about.DESCRIPTION)}",
        "authors:",
        f"  - name: {quoted(about.AUTHOR)}",
        f"version: {quoted(version)}",
        f"date-released: {day}",
        version in about.DOIS and f"doi: {quoted(about.DOIS[version])}",
        about.REPOSITORY and f"repository-code: {quoted(about.REPOSITORY)}",
        f"license: {about.LICENCE['name']}",
        "keywords:",
        *(f"  - {quoted(keyword)}" for keyword in about.KEYWORDS),
    ]
    return "".join(f"{line}\n" for line in lines if line)


def newest() -> str:
    """The text of the file for the newest published version."""
    days = {row["version"]: row["published_on"] for row in read_csv(DATA / "versions.csv")}
    version = last_version(DATA)
    return citation_file(version, dt.date.fromisoformat(days[version]))


if __name__ == "__main__":
    print(newest(), end="")

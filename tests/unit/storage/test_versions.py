"""Which version a name means."""

import pytest

from belarus_releases.errors import InvalidValueError, NotFoundError
from belarus_releases.storage import versions


@pytest.fixture(autouse=True)
def _published(monkeypatch):
    published = ("2026.11.0", "2026.11.1", "2027.1.0", "2027.1.1", "2027.1.2", "2027.1.3")
    monkeypatch.setattr(versions, "VERSIONS", published)
    monkeypatch.setattr(versions, "CURRENT", "2027.1.3+dev")


@pytest.mark.parametrize(
    ("name", "version"),
    [
        ("latest", "2027.1.3+dev"),
        ("2027.1.3+dev", "2027.1.3+dev"),
        ("2027.1.3", "2027.1.3"),
        ("2026.11.0", "2026.11.0"),
    ],
)
def test_a_version_has_its_full_name_and_the_current_one_a_second(name, version):
    assert versions.resolve(name) == version


@pytest.mark.parametrize(
    ("name", "candidates"),
    [
        ("2026.11", "'2026.11.0' or '2026.11.1'"),
        ("2027", "'2027.1.0' or '2027.1.1' or '2027.1.2' or '2027.1.3'"),
        ("202", "'2026.11.1' or '2027.1.0' or '2027.1.1' or '2027.1.2' or '2027.1.3'"),
        ("", "'2026.11.1' or '2027.1.0' or '2027.1.1' or '2027.1.2' or '2027.1.3'"),
        ("2027.1.4+dev", "'2026.11.1' or '2027.1.0' or '2027.1.1' or '2027.1.2' or '2027.1.3'"),
    ],
)
def test_another_name_is_answered_by_the_versions_that_begin_so_or_the_last_five(name, candidates):
    with pytest.raises(NotFoundError) as caught:
        versions.resolve(name)
    assert str(caught.value) == f"there is no data version {name!r}: ask for 'latest' or {candidates}"


@pytest.mark.parametrize("name", [2026.11, None, ["latest"], b"latest"])
def test_a_version_is_text(name):
    with pytest.raises(InvalidValueError) as caught:
        versions.resolve(name)
    assert str(caught.value) == f"version: expected text such as '2027.1.3+dev', got {name!r}"
    with pytest.raises(InvalidValueError, match=r"^old: expected text such as "):
        versions.resolve(name, "old")

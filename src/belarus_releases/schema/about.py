"""The dataset as a whole: its name, title, author, licence and keywords, each stated once."""

NAME = "belarus-releases"
TITLE = "Releases of political prisoners in Belarus since July 2024"
DESCRIPTION = (
    "A record of the releases of political prisoners in Belarus since July 2024: the releases, the persons freed who "
    "are publicly named, the published estimates of those who remain, and what foreign parties eased, offered or asked "
    "for, with the publications that state each value and those that state another."
)
AUTHOR = "belarus-releases contributors"
KEYWORDS = ("Belarus", "political prisoners", "human rights", "sanctions")
LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
#: DOI of a data version, once it is archived under one: ``{"2026.11.0": "10.…/…"}``.
DOIS: dict[str, str] = {}
#: Address of the public repository; none while that of ``[project.urls]`` is a placeholder.
REPOSITORY: str | None = None

"""How to cite the dataset at a version."""

from . import __version__
from ._dataset import dataset
from .errors import InvalidValueError, candidates

TITLE = "belarus-releases: releases of political prisoners in Belarus since July 2024"
AUTHOR = "belarus-releases contributors"


def cite(style: str = "apa", *, version: str = "latest") -> str:
    """The reference of the dataset at a version: see :func:`belarus_releases.cite`."""
    styles = {"apa": _apa, "bibtex": _bibtex}
    if style not in styles:
        raise InvalidValueError(f"there is no citation style {style!r}: {candidates(style, styles)}")
    ds = dataset(version)
    year = str(ds.published_on.year) if ds.published_on else "n.d."
    return styles[style](ds.version, year)


def _apa(version: str, year: str) -> str:
    return f"{AUTHOR}. ({year}). {TITLE} (Version {version}) [Data set]."


def _bibtex(version: str, year: str) -> str:
    return (
        f"@misc{{belarus_releases_{version.replace('.', '_')},\n"
        f"  author = {{{{{AUTHOR}}}}},\n"
        f"  title = {{{{{TITLE}}}}},\n"
        f"  year = {{{year}}},\n"
        f"  version = {{{version}}},\n"
        f"  note = {{Data set, CC BY 4.0; read with version {__version__} of the package}},\n"
        f"}}\n"
    )

"""Independence of sources: an origin is a newsroom, not a page."""

from collections.abc import Mapping

from ..tables.sources import Source


def original(source: Source, sources: Mapping[str, Source]) -> Source:
    """What a source reprints, where that is recorded; else the source itself."""
    return sources.get(source.origin_id or "", source)


def origin(source: Source, sources: Mapping[str, Source]) -> str:
    """The newsroom that a source comes from: the publisher of the original, or the page where none is known.

    Two pages of one publisher are one origin, and so are a text and its reprints.

    Examples
    --------
    >>> import belarus_releases as br
    >>> sources = {source.source_id: source for source in br.sources("2026.11.2")}
    >>> origin(sources["s0002"], sources)
    'moscow-times'
    """
    first = original(source, sources)
    return first.publisher_id or first.source_id

"""Independence of sources: an origin is a newsroom, not a page."""

from collections.abc import Mapping

from ..tables.sources import Source


def original(source: Source, sources: Mapping[str, Source]) -> Source:
    """What a source reprints, where that is recorded; else the source itself."""
    return sources.get(source.origin_id or "", source)


def origin(source: Source, sources: Mapping[str, Source]) -> str:
    """The newsroom that a source comes from: the one that it is said to carry, else the publisher of the original.

    Two pages of one publisher are one origin, and so are a text and its reprints, also where only their newsroom is
    known. A page without a publisher is an origin of its own.

    Examples
    --------
    >>> import belarus_releases as br
    >>> sources = {source.source_id: source for source in br.sources("2026.11.2")}
    >>> origin(sources["s0002"], sources)
    'moscow-times'
    """
    first = original(source, sources)
    return source.newsroom or first.newsroom or first.publisher_id or first.source_id


def reliable(source: Source, sources: Mapping[str, Source]) -> bool:
    """Whether a source vouches for what it states: it has a public address, and is not weak, nor what it reprints.

    Of two pages that carry one newsroom, neither is what the other reprints, so each is judged by itself.
    """
    first = original(source, sources)
    copied = source.newsroom or first.newsroom
    return source.url is not None and source.quality != "weak" and (copied is not None or first.quality != "weak")

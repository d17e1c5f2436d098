"""What is left of an address."""

import pytest

from curation.removal.hits import Hits


class Named:
    """Finds the word *volha*."""

    def find(self, text):
        return ["volha"] if "volha" in text else []


@pytest.mark.parametrize(
    ("url", "left"),
    [
        ("https://example.org/volha-freed", "https://example.org/#s0001"),
        ("mirror.example/volha", "mirror.example/#s0001"),
        ("mirror.example", "mirror.example/#s0001"),
        ("https://volha.example/freed", ""),
    ],
)
def test_the_home_page_of_a_site_or_of_a_mirror(url, left):
    assert Hits(None, Named(), None).home(url, "s0001") == left

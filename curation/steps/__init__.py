"""The steps of the curation, one module each, and what they share; :mod:`curation.__main__` runs them."""

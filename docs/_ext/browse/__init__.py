"""The record as pages: what they show, from the public functions of the package; `extension` puts them into Sphinx."""

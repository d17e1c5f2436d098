"""Removal of a person: where texts name them, what a person decides, and what is left of files and rows.

`unquoted` and `mentions` find names in text; `person` collects the names and rows of a prisoner; `decisions` and
`hits` say of each hit whether it goes; `dossiers`, `tables` and `pages` make the files without the person; and
`tombstones` keeps them from coming back. :mod:`curation.steps.redact` puts these together.
"""

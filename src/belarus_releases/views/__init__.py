"""Derived views: each takes a `Snapshot` and gives a list of records."""

"""The language in which tables are declared: columns, vocabularies, codecs, dates, bounds, rendering of a record."""

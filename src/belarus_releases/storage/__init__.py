"""From bundled bytes to rows: files and their checksums, data versions, the rows of a version, the canonical form."""

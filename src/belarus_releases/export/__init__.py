"""Other forms of the tables: frames, Arrow, CSV, SQLite, data packages, HTML; each takes a `Sheet`."""

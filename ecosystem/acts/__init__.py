"""One file for each tool: what it does (the docstring), its version, and the act."""

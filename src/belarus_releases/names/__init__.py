"""Names of prisoners: searched in any spelling, script and language."""

"""The curation: steps that make every bundled file from claims and decisions.

People edit the CSV files in ``claims/`` and ``decisions/``; the code is in ``steps/``::

    python -m curation build [--check]     write the bundled files; with --check, list those out of date
    python -m curation check               check the bundled data
    python -m curation publish VERSION     give the built data a version
    python -m curation redact ID           remove a person from the data, its history included
    python -m curation import FOLDER       import claims that were collected elsewhere

``python -m curation STEP --help`` lists the options of a step.
"""

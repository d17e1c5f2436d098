"""The curation: steps that make every bundled file from dossiers.

People edit the dossiers in ``record/``, the files of ``publishers/`` and, for what is of no row, those of
``decisions/``; the code is in ``steps/``::

    python -m curation new FOLDER [ID]     write a dossier of comments to fill in
    python -m curation source URL          put a publication into the file of its publisher
    python -m curation check               check what is edited
    python -m curation review              show what changes in the record, as Markdown
    python -m curation build [--check]     write the bundled files; with --check, list those out of date
    python -m curation publish VERSION     mint ids, and give the data a version
    python -m curation release-notes VERSION  print the notes of a release, with all checksums
    python -m curation redact ID           remove a person from the data, its history included
    python -m curation propose FOLDER      write proposed dossiers from claims that were collected elsewhere

``python -m curation STEP --help`` lists the options of a step.
"""

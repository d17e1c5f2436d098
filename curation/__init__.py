"""How the data comes about: steps that make every shipped file from claims and decisions.

``claims/`` and ``decisions/`` are what people edit; the steps are run as modules::

    python -m curation.build      make the shipped files
    python -m curation.publish    give what was built a version
"""

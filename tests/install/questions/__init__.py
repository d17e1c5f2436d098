"""What is asked of the package for a recording of its answers.

Only public names are used, and classes are reached through what the functions give, so that the same questions can
be asked of trees whose modules differ. Each function of ``SECTIONS`` is given a recorder and asks it by names such
as ``frame/events/2026.11.0/join``.
"""

from . import commands, damage, datasets, errors, forms, objects, pictures, tables, texts

SECTIONS = (
    tables.frames_of_what_is_stored,
    tables.tables_as_records,
    tables.where,
    tables.claims,
    datasets.functions,
    datasets.known_days,
    datasets.datasets_whole,
    forms.exports,
    forms.arrow_and_polars,
    texts.search,
    texts.codebook,
    texts.citations,
    texts.differences,
    pictures.pictures,
    commands.command_line,
    damage.damaged_files,
    errors.missing_libraries,
    errors.wrong_inputs,
    objects.pickles,
    objects.equality,
    objects.documentation,
)

"""Pictures, with matplotlib: one module each, and :mod:`.style` for what they share.

Each function takes records, draws on axes and returns them; matplotlib is imported when a picture
is drawn. Marks carry a ``gid`` that says what they are, which an SVG file keeps.
"""

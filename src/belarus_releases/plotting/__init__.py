"""Pictures, with matplotlib: one module each, and :mod:`.style` for what they share.

Each draws on axes and gives them back; matplotlib is imported when a picture is asked for. Its
marks carry a ``gid`` that says what they are, which an SVG file keeps.
"""

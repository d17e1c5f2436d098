"""The command line: ``belarus-releases COMMAND``."""

import sys
import warnings
from collections.abc import Sequence

from ..errors import BelarusReleasesError
from .commands import on_command_line, parse
from .output import Rows, note, show, write


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command: the answer goes to standard output, every message to standard error.

    Parameters
    ----------
    arguments : sequence of str, optional
        The words after the name of the program; those it was called with by default.

    Returns
    -------
    int
        The exit code: 0 success; 1 ``verify`` found a fault, or a search found nothing; 2 error;
        130 interrupted.
    """
    with warnings.catch_warnings():
        warnings.showwarning = lambda message, *_: note(message)
        words = sys.argv[1:] if arguments is None else arguments
        try:
            asked = parse(words)
            answer, code = asked.run(asked)
            if isinstance(answer, Rows):
                show(answer, asked.format or "table", asked.columns)
            else:
                write(answer)
        except (BelarusReleasesError, OSError) as error:
            note(on_command_line(str(error), words))
            return 2
        except KeyboardInterrupt:
            return 130
    return int(code)

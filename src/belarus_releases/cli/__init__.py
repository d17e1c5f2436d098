"""The command line: ``belarus-releases COMMAND``."""

import signal
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

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
        130 interrupted. A signal that ends the program raises `SystemExit` with 128 and its number.
    """
    with warnings.catch_warnings(), _orderly_end():
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


@contextmanager
def _orderly_end() -> Iterator[None]:
    """Let a signal that would end the program at once end it as an error does, so that no temporary file is left.

    A signal that is ignored, as after ``nohup``, or that has a handler, stays as it is.
    """
    names = ("SIGTERM", "SIGHUP", "SIGBREAK")
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    try:
        changed = [number for number in numbers if signal.getsignal(number) == signal.SIG_DFL]
        for number in changed:
            signal.signal(number, _end)
    except ValueError:  # not in the main thread
        changed = []
    try:
        yield
    finally:
        for number in changed:
            signal.signal(number, signal.SIG_DFL)


def _end(number: int, frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_IGN)  # a second one must not disturb what is being cleared
    raise SystemExit(128 + number)

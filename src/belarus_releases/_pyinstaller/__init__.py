"""What PyInstaller asks for: the folder of the hooks that say what to put into a frozen program."""

from pathlib import Path


def hook_folders() -> list[str]:
    """The folders of hooks; the entry point ``pyinstaller40`` names this function.

    Examples
    --------
    >>> [path.name for folder in hook_folders() for path in Path(folder).glob("hook-*.py")]
    ['hook-belarus_releases.py']
    """
    return [str(Path(__file__).parent)]

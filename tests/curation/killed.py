"""Run a step of the curation, or a commit of files, and end without a word before its n-th change of the disk.

``python killed.py N FOLDER STEP …`` ends so, with exit code 9, before it would for the N-th time open a file for
writing, rename or remove something, make a folder or wait for the disk, below a folder. A file that is waited for
has lost its second half then, as after a loss of power. N of 0 ends nothing, and prints how many changes there are.
"""

import os
import runpy
import sys

CHANGES = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir"}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


class Killer:
    """Count changes of the disk, and end the process before one of them."""

    def __init__(self, last, folder):
        self.last = last
        self.folder = os.path.realpath(folder)
        self.count = 0
        self.fsync = os.fsync

    def audit(self, event, arguments):
        """What the interpreter is about to do."""
        if event in CHANGES and not (event == "open" and not arguments[2] & WRITING):
            path, descriptor = arguments[0], arguments[-1] if event != "open" else -1
            if isinstance(path, int):
                return
            if descriptor >= 0:  # the name in an open folder
                path = os.path.join(os.readlink(f"/proc/self/fd/{descriptor}"), os.fsdecode(path))
            if os.path.realpath(os.fsdecode(path)).startswith(self.folder) and "__pycache__" not in str(path):
                self.change()

    def sync(self, descriptor):
        """In place of `os.fsync`."""
        if os.path.isfile(path := os.readlink(f"/proc/self/fd/{descriptor}")) and self.count + 1 == self.last:
            os.truncate(path, os.path.getsize(path) // 2)
        self.change()
        self.fsync(descriptor)

    def change(self):
        """Another change."""
        self.count += 1
        if self.count == self.last:
            os._exit(9)


def run(last, folder, step):
    """Run a module, or a script with its arguments, and end before a change."""
    killer = Killer(last, folder)
    os.fsync = killer.sync
    sys.addaudithook(killer.audit)
    sys.argv = list(step)
    try:
        if step[0].endswith(".py"):
            runpy.run_path(step[0], run_name="__main__")
        else:
            runpy.run_module(step[0], run_name="__main__", alter_sys=True)
    finally:
        if last == 0:
            print("changes:", killer.count, file=sys.stderr)


if __name__ == "__main__":
    sys.path.pop(0)
    run(int(sys.argv[1]), sys.argv[2], sys.argv[3:])

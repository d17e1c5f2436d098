"""``Immutable``: what `Table`, `Dataset` and `Diff` share. Written by hand, so that frames need no attrs."""

from typing import Any

from .errors import shown


class Immutable:
    """An object that is set once, compares by value, and pickles as the call that makes it again."""

    __slots__ = ()

    def _arguments(self) -> tuple[Any, ...]:
        """The arguments that make an equal object."""
        raise NotImplementedError

    def _set(self, **values: Any) -> None:
        for slot, value in values.items():
            object.__setattr__(self, slot, value)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is immutable: cannot set {shown(name)}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is immutable: cannot delete {shown(name)}")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._arguments() == other._arguments()

    def __hash__(self) -> int:
        return hash(self._arguments())

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), self._arguments()

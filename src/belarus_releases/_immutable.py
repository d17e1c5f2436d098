"""``Immutable``: what `Table`, `Dataset` and `Diff` share; and how classes made of parts say their name.

Written by hand, so that frames need no attrs.
"""

from typing import Any, TypeVar

from .errors import shown

C = TypeVar("C", bound=type)


def public(cls: C) -> C:
    """Let the methods of the parts of a public class say that they are its own, as help and tracebacks show them."""
    for base in cls.__mro__:
        if base is cls or base.__module__.startswith(f"belarus_releases._{cls.__name__.lower()}."):
            for name, method in vars(base).items():
                function: Any = method.fget if isinstance(method, property) else method
                if hasattr(function, "__code__"):
                    function.__module__, function.__qualname__ = cls.__module__, f"{cls.__qualname__}.{name}"
    return cls


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

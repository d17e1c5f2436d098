"""Classes in parts, one file each: a part says the name of the whole, and can be read when it is first asked for."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from .errors import shown

C = TypeVar("C", bound=type)


def public(cls: C, parts: Iterable[type] = ()) -> C:
    """Let the methods of a class, and those of its parts, say that they are of the class by its public name.

    Help, tracebacks and pages then show that name. The attributes of parts become attributes of the class.
    """
    own = f"belarus_releases._{cls.__name__.lower()}."
    for base in (*(base for base in cls.__mro__ if base is cls or base.__module__.startswith(own)), *parts):
        for name, value in tuple(vars(base).items()):
            function: Any = value.fget if isinstance(value, property) else value
            if hasattr(function, "__code__"):
                function.__module__, function.__qualname__ = cls.__module__, f"{cls.__qualname__}.{name}"
                if base in parts:
                    setattr(cls, name, value)
    return cls


class InParts(type):
    """The metaclass of a class that reads its parts when one of their names, or all names, are first asked for.

    A name that the class lacks makes it whole: ``_rest`` gives the parts that were not read yet.
    """

    _rest: Callable[[], Iterable[type]]
    _whole: bool = False

    def __getattr__(cls, name: str) -> Any:
        if not name.startswith("__") and make_whole(cls):
            return getattr(cls, name)
        raise AttributeError(f"{cls.__name__} has no attribute {shown(name)}")

    def __dir__(cls) -> Iterable[str]:
        make_whole(cls)
        return super().__dir__()


def make_whole(cls: InParts) -> bool:
    """Read the parts that a class lacks; whether there were any."""
    lacking = not cls._whole
    if lacking:
        public(cls, tuple(cls._rest()))
        cls._whole = True
    return lacking

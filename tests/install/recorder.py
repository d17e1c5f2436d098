"""A recorder of answers, which also notes what public part of the package was never asked for."""

import functools
import hashlib
import inspect
import sys

PACKAGE = "belarus_releases"
SHORT = 200  # the longest answer that is kept as it is, unless it is made to be read


class Readable(str):
    """An answer for people, such as a message: kept whole, so that a difference can be read."""

    __slots__ = ()


def as_text(answer):
    """What is kept of an answer: itself, or its length and checksum where it is long."""
    text = answer if isinstance(answer, str) else repr(answer)
    if isinstance(answer, Readable) or len(text) <= SHORT:
        return str(text)
    return f"{len(text)} {hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"


class Recorder:
    """Asks, keeps the answers by name, and notes which public functions, methods and properties were asked for."""

    def __init__(self):
        self.answers = {}
        self.public = set()
        self.used = set()
        self.classes = []

    def __call__(self, name, function, /, *arguments, **given):
        """Keep what a function gives; or which error it raises, and its message by itself, since words may change."""
        if name in self.answers:
            raise ValueError(f"asked twice: {name}")
        try:
            self.answers[name] = as_text(function(*arguments, **given))
        except Exception as error:
            self.answers[name] = f"raises {type(error).__name__}"
            self.answers[f"{name}/message"] = str(error)

    def watch_functions(self, module):
        """Note from now on which functions of a module are called."""
        for name in module.__all__:
            function = getattr(module, name)
            if callable(function) and not inspect.isclass(function):
                self.public.add(name)
                setattr(module, name, self._watched_function(name, function))

    def _watched_function(self, name, function):
        @functools.wraps(function)
        def asked(*arguments, **given):
            self.note_use(name, sys._getframe(1))
            return function(*arguments, **given)

        return asked

    def watch(self, *things):
        """Note from now on which public attributes of these things are used, and of all of their kinds."""
        for thing in things:
            for cls in classes_of(thing):
                if cls not in self.classes:
                    self.classes.append(cls)
                    for name, attribute in public_attributes(cls).items():
                        self.public.add(f"{cls.__name__}.{name}")
                        setattr(cls, name, Watched(self, f"{cls.__name__}.{name}", attribute))

    def note_use(self, name, frame):
        """Count a use, unless it is one of the package itself."""
        if frame.f_globals.get("__name__", "").partition(".")[0] != PACKAGE:
            self.used.add(name)

    def unasked(self):
        """What is public and was never used, with what came to be public while asking."""
        later = {cls for known in self.classes for cls in subclasses(known)} - set(self.classes)
        new = {f"{cls.__name__}.{name}" for cls in later for name in public_attributes(cls)}
        return sorted((self.public | new) - self.used)


class Watched:
    """Stands for an attribute of a class, and notes when it is used."""

    def __init__(self, recorder, name, attribute):
        self.recorder, self.name, self.attribute = recorder, name, attribute

    def __get__(self, thing, cls=None):
        if thing is not None:
            self.recorder.note_use(self.name, sys._getframe(1))
        return self.attribute.__get__(thing, cls)

    def __set__(self, thing, value):
        self.attribute.__set__(thing, value)

    def __delete__(self, thing):
        self.attribute.__delete__(thing)


def classes_of(thing):
    """The classes of the package that a thing is of, and all below them."""
    own = [cls for cls in type(thing).__mro__ if cls.__module__.partition(".")[0] == PACKAGE]
    return list(dict.fromkeys(found for cls in own for found in (cls, *subclasses(cls))))


def subclasses(cls):
    """All classes below one that are loaded."""
    return [found for below in cls.__subclasses__() for found in (below, *subclasses(below))]


def public_attributes(cls):
    """The methods, properties and slots without an underscore that a class itself defines."""
    return {n: a for n, a in vars(cls).items() if not n.startswith("_") and hasattr(a, "__get__")}

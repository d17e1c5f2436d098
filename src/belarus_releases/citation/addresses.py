"""The addresses of the project, as the installed package states them: no second place holds them."""


def issues() -> str | None:
    """The address of the issues; None where the package is not installed."""
    from importlib.metadata import PackageNotFoundError, metadata

    try:
        addresses = metadata("belarus-releases").get_all("Project-URL") or []
    except PackageNotFoundError:
        return None
    return dict(address.split(", ", 1) for address in addresses).get("Issues")

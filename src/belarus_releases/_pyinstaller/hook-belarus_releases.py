# noqa: N999  (PyInstaller finds a hook by its name)
"""The bundled data, and the modules that are imported by name, which PyInstaller does not see."""

from PyInstaller.utils.hooks import collect_data_files, collect_submodules  # type: ignore[import-untyped]

datas = collect_data_files("belarus_releases", includes=["data/*"])
hiddenimports = collect_submodules("belarus_releases", filter=lambda name: "._pyinstaller" not in name)

"""The functions of the package: each opens a `Dataset` and gives one thing of it."""

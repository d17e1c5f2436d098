"""Citations: of the dataset at a version, and of the sources behind rows."""

"""The data version that the pages show: the newest that is published."""

import belarus_releases as br

VERSION = br.data_versions()[-1].version

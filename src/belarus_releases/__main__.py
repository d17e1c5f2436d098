"""``python -m belarus_releases``."""

import sys

from .cli import main

sys.exit(main())

"""A linear model by formula, on a frame of numpy dtypes, has the coefficients of numpy."""

from pathlib import Path

import belarus_releases as br

from ..tools import distribution

TOOL = "statsmodels"


def version() -> str:
    return distribution("statsmodels")


def act(folder: Path) -> str:
    import numpy as np
    import statsmodels.formula.api as smf

    frame = br.events().to_frame(dtypes="numpy")
    model = smf.ols("released_total ~ named + C(in_series)", frame).fit()
    stated = [event for event in br.events() if event.released_total is not None]
    x = np.array([(1, event.in_series, event.named) for event in stated], dtype=float)
    expected = np.linalg.lstsq(x, np.array([event.released_total for event in stated], dtype=float))[0]
    np.testing.assert_allclose(model.params, expected)
    return f"{int(model.nobs)} rows, {len(expected)} coefficients equal"

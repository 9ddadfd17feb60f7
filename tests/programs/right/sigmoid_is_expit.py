"""sigmoid is another name of a function of scipy: a numpy ufunc, without a signature."""

import scipy.special

sigmoid = scipy.special.expit

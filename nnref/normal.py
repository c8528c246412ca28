"""The standard normal distribution, which GELU needs and NumPy lacks: its density and its cumulative distribution function.

φ(z) = exp(-z²/2) / √(2π) and Φ(z) = ∫ φ from -∞ to z = erfc(-z/√2) / 2.

The complementary error function falls like exp(-x²), so only the smooth rest is approximated: for x ≥ 0,
    erfc(x) = exp(-x²) / (1 + 2x) * P(t),   t = (x - 3.75) / (x + 3.75),
after Shepherd & Laframboise 1981 (doi:10.1090/S0025-5718-1981-0595058-X). P is here a Chebyshev series in t, computed by us to 60
digits and written in powers of t. With degree 22 the error of erfc is below 6e-16, relative to it below 4e-15 for x ≤ 6; degree 11
(below 6e-9) is all that float32 can show.
"""

import numpy as np

__all__: list[str] = []  # nnref's public names are the activations; these two stand behind gelu

FAR = 40.0  # from here on exp(-z²/2) is 0 in every float, and further out z² would overflow

DEGREE_22 = (
    1.2375126308378275, -0.14024059858554525, 0.0035854154854790257, 0.08227673848999506, -0.10880393014244462,
    0.09230432116428125, -0.05869339857664934, 0.02836227737211114, -0.009746579683265262, 0.0017556261651970652,
    0.000293714378044958, -0.00029015535246077655, 5.164652974177416e-05, 2.2387565714911816e-05, -1.1438048033346894e-05,
    -9.792625707303523e-07, 1.7419821586224816e-06, -5.084465378687302e-08, -2.4857126248016745e-07, 1.879082322370048e-08,
    3.197926671666804e-08, -1.9551358865985616e-09, -2.623107347133476e-09,
)  # fmt: skip
DEGREE_11 = (
    1.2375126192677, -0.1402406583213864, 0.003586270394024618, 0.08227841998347046, -0.10881427014905069, 0.09229076959130378,
    -0.05864685873554614, 0.02840925236412726, -0.009844494859674952, 0.001675912217981131, 0.0003963076129893627,
    -0.00022411674674416022,
)  # fmt: skip


def normal_density(z):
    """φ(z) = exp(-z²/2) / √(2π), elementwise."""
    z = np.minimum(np.abs(z), FAR)
    return np.exp(-0.5 * z * z) * 0.3989422804014327


def normal_cdf(z):
    """Φ(z), elementwise.

    >>> normal_cdf(np.array([-40.0, -1.0, 0.0, 1.0])).round(6)
    array([0.      , 0.158655, 0.5     , 0.841345])
    """
    x = np.minimum(np.abs(z), FAR) * 0.7071067811865476
    t = 1.0 - 7.5 / (x + 3.75)
    *coefficients, last = DEGREE_11 if x.dtype == np.float32 else DEGREE_22
    p = np.full_like(x, last)
    for coefficient in reversed(coefficients):  # Horner's rule
        p *= t
        p += coefficient
    tail = 0.5 * np.exp(-x * x) / (1.0 + 2.0 * x) * p  # Φ(-|z|)
    return np.where(z > 0.0, 1.0 - tail, tail)

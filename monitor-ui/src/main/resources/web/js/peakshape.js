// Peak shapes, as fitted by the calibration: densities per ADC.
//   hpge_peak      n_sig [(1 - htail) G + htail T] + n_bkg S
//   gauss_on_step  n_sig G + n_bkg S
// G normal density, T low-energy tail (exponentially modified Gaussian), S step on the fit window [lo, hi].

const SQRT2 = Math.SQRT2;
const INV_SQRT_PI = 0.56418958354775628695;
const INV_SQRT_2PI = 0.39894228040143267794;

// Rational approximations of W. J. Cody, "Rational Chebyshev approximations for the error function",
// Math. Comp. 23 (1969); relative error below 1e-15 in each range.
const A = [3.16112374387056560e0, 1.13864154151050156e2, 3.77485237685302021e2, 3.20937758913846947e3, 1.85777706184603153e-1];
const B = [2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3];
const C = [5.64188496988670089e-1, 8.88314979438837594e0, 6.61191906371416295e1, 2.98635138197400131e2, 8.81952221241769090e2,
  1.71204761263407058e3, 2.05107837782607147e3, 1.23033935479799725e3, 2.15311535474403846e-8];
const D = [1.57449261107098347e1, 1.17693950891312499e2, 5.37181101862009858e2, 1.62138957456669019e3, 3.29079923573345963e3,
  4.36261909014324716e3, 3.43936767414372164e3, 1.23033935480374942e3];
const P = [3.05326634961232344e-1, 3.60344899949804439e-1, 1.25781726111229246e-1, 1.60837851487422766e-2, 6.58749161529837803e-4,
  1.63153871373020978e-2];
const Q = [2.56852019228982242e0, 1.87295284992346725e0, 5.27905102951428412e-1, 6.05183413124413191e-2, 2.33520497626869185e-3];

function erfSmall(x) {
  const y = x * x;
  let above = A[4] * y;
  let below = y;
  for (let i = 0; i < 3; i++) {
    above = (above + A[i]) * y;
    below = (below + B[i]) * y;
  }
  return x * (above + A[3]) / (below + B[3]);
}

/** erfc(y) exp(y²) for y > 0.46875. */
function scaledTail(y) {
  if (y <= 4) {
    let above = C[8] * y;
    let below = y;
    for (let i = 0; i < 7; i++) {
      above = (above + C[i]) * y;
      below = (below + D[i]) * y;
    }
    return (above + C[7]) / (below + D[7]);
  }
  if (y >= 6.71e7) return INV_SQRT_PI / y;
  const z = 1 / (y * y);
  let above = P[5] * z;
  let below = z;
  for (let i = 0; i < 4; i++) {
    above = (above + P[i]) * z;
    below = (below + Q[i]) * z;
  }
  return (INV_SQRT_PI - z * (above + P[4]) / (below + Q[4])) / y;
}

export function erf(x) {
  const y = Math.abs(x);
  if (y <= 0.46875) return erfSmall(x);
  const tail = y > 6 ? 0 : scaledTail(y) * Math.exp(-y * y);
  return x < 0 ? tail - 1 : 1 - tail;
}

export function erfc(x) {
  if (Math.abs(x) <= 0.46875) return 1 - erfSmall(x);
  if (x < 0) return 2 - erfc(-x);
  return x > 27 ? 0 : scaledTail(x) * Math.exp(-x * x);
}

/** exp(x²) erfc(x); grows without bound for x < 0, infinite below about -26.6. */
export function erfcx(x) {
  if (Math.abs(x) <= 0.46875) return Math.exp(x * x) * (1 - erfSmall(x));
  if (x < 0) return 2 * Math.exp(x * x) - scaledTail(-x);
  return scaledTail(x);
}

export function gauss(x, mu, sigma) {
  const z = (x - mu) / sigma;
  return INV_SQRT_2PI / sigma * Math.exp(-0.5 * z * z);
}

/** Low tail; exp(u) erfc(w) = exp(-z²/2) erfcx(w), so nothing overflows. */
export function tail(x, mu, sigma, tau) {
  const z = (x - mu) / sigma;
  const w = (z + sigma / tau) / SQRT2;
  if (w >= 0) return Math.exp(-0.5 * z * z) * erfcx(w) / (2 * tau);
  const u = (x - mu) / tau + sigma * sigma / (2 * tau * tau);
  return Math.exp(u) * erfc(w) / (2 * tau);
}

function stepIntegral(x, mu, sigma, hstep) {
  const z = (x - mu) / sigma;
  return sigma * (z + hstep * (z * erf(z / SQRT2) + 2 * INV_SQRT_2PI * Math.exp(-0.5 * z * z)));
}

/** Step of height hstep at mu, of unit area on [lo, hi]; hstep < 0 is more background below the peak. */
export function step(x, mu, sigma, hstep, lo, hi) {
  const area = stepIntegral(hi, mu, sigma, hstep) - stepIntegral(lo, mu, sigma, hstep);
  return (1 + hstep * erf((x - mu) / sigma / SQRT2)) / area;
}

/** Density of a fitted line as a function of ADC, or null if its model cannot be drawn. */
export function density(line) {
  const p = line && line.model_parameters;
  const window = line && line.window_adc;
  if (!line || !line.found || !p || !window || window.length !== 2 || !(p.sigma > 0)) return null;
  const [lo, hi] = window;
  const hstep = Number.isFinite(p.hstep) ? p.hstep : 0;
  const htail = Number.isFinite(p.htail) && p.tau > 0 ? p.htail : 0;
  const background = Number.isFinite(p.n_bkg) ? p.n_bkg : 0;
  return x => {
    const peak = (1 - htail) * gauss(x, p.mu, p.sigma) + (htail > 0 ? htail * tail(x, p.mu, p.sigma, p.tau) : 0);
    return p.n_sig * peak + background * step(x, p.mu, p.sigma, hstep, lo, hi);
  };
}

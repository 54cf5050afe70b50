// Energy of ADC and back, from a published germanium.energy.

export const QBB = 2039;

/** Coefficients from order 0 up: letters in alphabetical order; a single one is a scale without offset. */
export function coefficients(value) {
  const given = value?.parameters ? Object.keys(value.parameters).sort().map(letter => value.parameters[letter]) : [];
  return given.length === 1 ? [0, given[0]] : given;
}

export function energy(value, adc) {
  return coefficients(value).reduceRight((sum, c) => sum * adc + c, 0);
}

function slope(value, adc) {
  return coefficients(value).reduceRight((sum, c, order) => order === 0 ? sum : sum * adc + order * c, 0);
}

/** ADC of an energy [keV] by Newton's method from the linear part; null when there is no usable slope. */
export function adc(value, keV) {
  const c = coefficients(value);
  if (c.length < 2 || !c[1]) return null;
  let x = (keV - c[0]) / c[1];
  for (let i = 0; i < 20; i++) {
    const s = slope(value, x);
    if (!s) return null;
    const move = (energy(value, x) - keV) / s;
    x -= move;
    if (Math.abs(move) < 1e-9 * Math.abs(x)) break;
  }
  return Number.isFinite(x) ? x : null;
}

/** keV per ADC at an ADC. */
export function gain(value, at) {
  return slope(value, at);
}

/** Standard error of the energy at an ADC: sqrt(g^T C g), g = (1, x, x²). */
export function energyError(value, at) {
  const cov = value && value.covariance;
  if (!cov || !cov.length) return NaN;
  const lowest = coefficients(value).length - cov.length;
  let sum = 0;
  for (let i = 0; i < cov.length; i++) {
    for (let j = 0; j < cov.length; j++) sum += cov[i][j] * at ** (i + j + 2 * lowest);
  }
  return sum > 0 ? Math.sqrt(sum) : NaN;
}

/** Change of the energy that the same ADC gets, where the older version says 2039 keV. */
export function changeAtQbb(older, newer) {
  const at = adc(older, QBB);
  if (at === null) return { keV: NaN, sigma: NaN };
  const keV = energy(newer, at) - QBB;
  const error = Math.hypot(energyError(older, at), energyError(newer, at));
  return { keV, sigma: error > 0 ? keV / error : NaN };
}

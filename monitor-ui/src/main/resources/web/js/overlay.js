// Fitted and reference curves for a spectrum, in counts per displayed bin, and the pulls of the bins.
import { density } from './peakshape.js';
import { sum } from './rebin.js';

const POINTS = 240;

/**
 * Curve of one fitted line, scaled by `scale`.
 * A fit was made with the counts of its moment; the spectrum may have more by now (or hold another window), so the curve
 * is scaled to the counts that the window holds now.
 */
function curve(line, scale, width, visible) {
  const f = density(line);
  if (!f) return null;
  const [lo, hi] = line.window_adc;
  if (hi < visible[0] || lo > visible[1]) return null;
  const points = [];
  for (let i = 0; i <= POINTS; i++) {
    const x = lo + (hi - lo) * i / POINTS;
    points.push([x, f(x) * scale * width]);
  }
  return points;
}

/** Counts in the window now over counts the fit predicts for it; 1 when that cannot be said. */
export function scaleNow(spectrum, line) {
  const f = density(line);
  if (!f) return 1;
  const [lo, hi] = line.window_adc;
  const steps = 400;
  let area = 0;
  for (let i = 0; i < steps; i++) area += f(lo + (hi - lo) * (i + 0.5) / steps);
  area *= (hi - lo) / steps;
  const seen = sum(spectrum, lo, hi);
  return area > 0 && seen > 0 ? seen / area : 1;
}

export function fits(spectrum, value, width, visible) {
  const curves = [];
  for (const line of value?.peaks ?? []) {
    const points = curve(line, scaleNow(spectrum, line), width, visible);
    if (points) curves.push({ line, points });
  }
  return curves;
}

/** The reference's shapes at the reference's places, scaled to the counts of the same line now. */
export function references(spectrum, reference, newest, width, visible) {
  const curves = [];
  for (const line of reference?.peaks ?? []) {
    const now = newest?.peaks?.find(each => each.energy_kev === line.energy_kev && each.found) ?? line;
    const signal = line.model_parameters?.n_sig > 0 && now.model_parameters?.n_sig > 0
      ? now.model_parameters.n_sig / line.model_parameters.n_sig * scaleNow(spectrum, now)
      : scaleNow(spectrum, line);
    const points = curve(line, signal, width, visible);
    if (points) curves.push({ line, points });
  }
  return curves;
}

/** (observed - fitted) / sqrt(fitted) per displayed bin inside the fit windows, where the fit expects at least 1. */
export function pulls(spectrum, bins, value) {
  const out = [];
  for (const line of value?.peaks ?? []) {
    const f = density(line);
    if (!f) continue;
    const scale = scaleNow(spectrum, line);
    const [lo, hi] = line.window_adc;
    for (let i = 0; i < bins.counts.length; i++) {
      const a = bins.edges[i];
      const b = bins.edges[i + 1];
      if (a < lo || b > hi) continue;
      const fitted = scale * bins.width * (f(a) + 4 * f((a + b) / 2) + f(b)) / 6;
      if (fitted >= 1) out.push({ x: (a + b) / 2, pull: (bins.counts[i] - fitted) / Math.sqrt(fitted), fitted, line });
    }
  }
  return out;
}

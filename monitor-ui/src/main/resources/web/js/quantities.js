// What is watched for drift: names for people, groups by subject, numbers in the unit of the quantity.
import * as calibration from './calibration.js';
import { brief, digitsFor, fixed, known, signed } from './format.js';

export const GROUPS = [
  ['lines', 'Lines', /^position_/],
  ['widths', 'FWHM of lines', /^fwhm_\d/],
  ['cuts', 'Quality cuts', /^pass|^cut|_cut(_|$)|^(bl|baseline)/i],
  ['aoe', 'Pulse shape A/E', /^aoe/i],
  ['lq', 'Late charge LQ', /^lq/i],
  ['pole-zero', 'Pole-zero', /^(pz|pole|tau|tail|flat)/i],
  ['filter', 'Filters and noise', /^(filter|noise|enc|fwhm|dplms|resolution)/i],
  ['other', 'Other quantities', /^/],
];

const NAMES = { aoe: 'A/E', lq: 'LQ', pz: 'Pole-zero', enc: 'ENC', fwhm: 'FWHM', dplms: 'DPLMS' };
const capital = text => text.charAt(0).toUpperCase() + text.slice(1);

export const group = quantity => GROUPS.find(([, , pattern]) => pattern.test(quantity))[0];

export const isLine = quantity => quantity.startsWith('position_');

/** True of the FWHM of a line: fwhm_2614.5. */
export const isWidth = quantity => group(quantity) === 'widths';

/** Energy of a line from the quantity of its position or FWHM. */
export const line = quantity => Number(quantity.replace(/^(position|fwhm)_/, ''));

/** position_2614.5 → 2614.5 keV, fwhm_2614.5 → FWHM 2614.5 keV, aoe_mean → A/E mean. */
export function label(quantity) {
  if (isLine(quantity)) return `${quantity.replace('position_', '')} keV`;
  if (isWidth(quantity)) return `FWHM ${quantity.replace('fwhm_', '')} keV`;
  // names of columns keep their underscores: they are looked for in files
  const cut = /^pass_(?:rate_)?(.+)$/.exec(quantity)?.[1];
  if (cut) return `${cut} passes`;
  const [first, ...rest] = quantity.split('_');
  return [NAMES[first] ?? capital(first), ...rest].join(' ');
}

/** Lines by energy, then their FWHM, others by name. */
export function order(a, b) {
  const kind = quantity => isLine(quantity) ? 0 : isWidth(quantity) ? 1 : 2;
  if (kind(a) !== kind(b)) return kind(a) - kind(b);
  if (kind(a) < 2) return line(a) - line(b);
  return a.localeCompare(b, 'en', { numeric: true });
}

/** keV per ADC of the channel at one of its lines. */
function gain(store) {
  const value = store.newest()?.value;
  const peak = value?.peaks?.find(each => each.found);
  return peak ? calibration.gain(value, peak.position_adc) : NaN;
}

/** Shift, error of the shift (of point and reference) and limit of points, in one unit. */
export function numbers(quantity, store) {
  if (isLine(quantity)) {
    const keV = gain(store);
    return {
      unit: () => 'keV',
      shift: p => p.shift_kev,
      limit: p => p.limit_kev,
      error: p => known(keV) ? keV * Math.hypot(p.error_adc, p.reference_error_adc ?? 0) : NaN,
      least: 0.05,
    };
  }
  return {
    unit: p => p.measured?.unit ?? '',
    shift: p => p.measured?.shift ?? NaN,
    limit: p => p.measured?.limit ?? NaN,
    error: p => p.measured ? Math.hypot(p.measured.error ?? NaN, p.measured.reference_error ?? 0) : NaN,
    least: 0,
  };
}

/** +0.012 ± 0.003 keV; very small numbers with their power of ten in front of the unit. */
export function shiftText(shift, error, unit) {
  const tail = unit ? `\u2009${unit}` : '';
  if (!(known(error) && error > 0)) return `${signedBrief(shift)}${tail}`;
  const size = Math.floor(Math.log10(error));
  if (size < -4 || size > 6) {
    const power = Math.floor(Math.log10(Math.max(Math.abs(shift) || 0, error)));
    const digits = power - size + 1;
    return `(${signed(shift / 10 ** power, digits)}\u2009±\u2009${fixed(error / 10 ** power, digits)})·10${superscript(power)}${tail}`;
  }
  const digits = Math.max(unit === 'keV' ? 2 : 0, digitsFor(error, unit === 'keV' ? 3 : 7));
  return `${signed(shift, digits)}\u2009±\u2009${fixed(error, digits)}${tail}`;
}

const superscript = n => String(n).replace('-', '⁻').replace(/\d/g, digit => '⁰¹²³⁴⁵⁶⁷⁸⁹'[digit]);

/** Three significant digits with sign. */
export function signedBrief(value) {
  const text = brief(value);
  return known(value) && value > 0 ? `+${text}` : text;
}

// Numbers, times and text for people.

const GROUPED = new Intl.NumberFormat('en-US');

export const known = value => typeof value === 'number' && Number.isFinite(value);

/** 1 234 567 with narrow no-break spaces. */
export function count(value) {
  return known(value) ? GROUPED.format(Math.round(value)).replaceAll(',', '\u202f') : '–';
}

/** 1 bin, 2 bins. */
export function counted(value, what) {
  return `${count(value)} ${what}${value === 1 ? '' : 's'}`;
}

export function fixed(value, digits) {
  return known(value) ? minus(value.toFixed(digits)) : '–';
}

export function signed(value, digits) {
  if (!known(value)) return '–';
  const text = Math.abs(value).toFixed(digits);
  if (Number(text) === 0) return text;
  return (value < 0 ? '\u2212' : '+') + text;
}

/** 3 significant digits, plain. */
export function brief(value) {
  if (!known(value)) return '–';
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 1000 && size < 1e7) return count(Number(value.toPrecision(3)));
  if (size >= 1e7 || size < 1e-3) return minus(value.toExponential(1).replace('e+', 'e'));
  return minus(value.toPrecision(3));
}

function minus(text) {
  return text.replace('-', '\u2212');
}

/** Digits after the point that show two significant digits of an error. */
export function digitsFor(error, most = 6) {
  if (!known(error) || error <= 0) return 2;
  return Math.max(0, Math.min(most, 1 - Math.floor(Math.log10(error))));
}

/** 8123.42 ± 0.08, both to the digits that the error allows. */
export function pair(value, error, most = 6) {
  if (!known(value)) return '–';
  if (error === 0) return `${brief(value)} (fixed)`;
  if (!known(error)) return fixed(value, 2);
  const digits = digitsFor(error, most);
  return `${fixed(value, digits)}\u2009±\u2009${fixed(error, digits)}`;
}

export function probability(p) {
  if (!known(p)) return '–';
  return p < 0.001 ? p.toExponential(0).replace('-', '\u2212') : p.toFixed(3);
}

const two = n => String(n).padStart(2, '0');

export function clock(ms) {
  if (!known(ms)) return '–';
  const t = new Date(ms);
  return `${two(t.getUTCHours())}:${two(t.getUTCMinutes())}:${two(t.getUTCSeconds())}`;
}

export function day(ms) {
  if (!known(ms)) return '–';
  return new Date(ms).toISOString().slice(0, 10);
}

export function moment(ms) {
  return known(ms) ? `${day(ms)} ${clock(ms)}` : '–';
}

/** 23:58:40 – 00:12:01 UTC, with the day in front. */
export function interval(fromMs, untilMs) {
  if (!known(fromMs) || !known(untilMs)) return 'no data';
  const end = day(fromMs) === day(untilMs) ? clock(untilMs) : moment(untilMs);
  return `${moment(fromMs)} – ${end} UTC`;
}

export function duration(seconds) {
  if (!known(seconds)) return '–';
  const s = Math.abs(seconds);
  if (s < 10) return `${s.toFixed(1)} s`;
  if (s < 120) return `${Math.round(s)} s`;
  if (s < 7200) return `${Math.floor(s / 60)} min ${two(Math.round(s % 60) % 60)} s`;
  if (s < 172800) return `${Math.floor(s / 3600)} h ${two(Math.floor(s / 60) % 60)} min`;
  return `${Math.floor(s / 86400)} d ${Math.floor(s / 3600) % 24} h`;
}

/** Milliseconds of an ISO instant, or NaN. */
export function ms(instant) {
  return instant ? Date.parse(instant) : NaN;
}

// Quality cuts: bounds, pass rates, mode and width of what is cut upon.
import { el } from './dom.js';
import { count, fixed, known } from './format.js';
import { percent, refusals, row, SubjectTile, table } from './subject.js';

const HEADS = [['Cut', '', 'text'], ['Passes', '', 'text'], ['Mode', ''], ['Width', 'σ']];
const RESTS = { highest_bin: 'the highest bin: no fit of the peak', central_range: 'the central 90 %: no peak found', standard_deviation: 'the plain standard deviation: no peak found' };
const METHODS = { columns: 'mode and width from every value', histogram: 'mode and width from counts in narrow cells (within 10 % of the width)' };

export class CutsTile extends SubjectTile {
  constructor(slot, actions) {
    super(slot, {
      key: 'cuts', subject: 'germanium.cuts', testId: 'quality-cuts', title: 'Quality cuts', what: 'events',
      missing: 'the first cuts follow when the columns have enough events.',
      counts: value => value.counts, tables: { all: 'cuts.csv' },
    }, actions);
  }

  fill(value) {
    const cuts = Object.entries(value.operations ?? {}).filter(([name]) => !name.endsWith('_classifier'));
    const used = new Set();
    const rows = cuts.map(([name, operation]) => this.cut(name, operation, value, used));
    const all = value.pass_rates?.all;
    if (all) rows.unshift(row(HEADS, [el('div', {}, 'all together', el('small', {}, (value.mask_uses ?? []).join(' & ') || 'no cut is used')), rate(all), '', ''], { cut: 'all', passed: all.passed, total: all.total }));
    const others = Object.entries(value.get_mode_stdev ?? {}).filter(([name]) => !used.has(name));
    const missing = value.missing?.length ? `Columns not in the input: ${value.missing.join(', ')}. ` : '';
    this.content.replaceChildren(...[table(HEADS, rows, 'Quality cuts'),
      others.length ? el('p', { class: 'caption' }, 'Watched without a cut: ', ...others.flatMap(([name, each], i) => [i ? ', ' : '', el('code', {}, name), ` ${number(each.mode, each.std)} ± ${number(each.std, each.std)}`])) : null,
      el('p', { class: 'caption' }, missing + (METHODS[value.method] ?? '')), refusals(value.refused)].filter(Boolean));
  }

  cut(name, operation, value, used) {
    const column = parameterOf(operation, value);
    used.add(column);
    const spread = value.get_mode_stdev?.[column];
    const pass = value.pass_rates?.[name];
    return row(HEADS, [el('div', {}, name, el('small', { title: operation.expression }, bounds(operation))), rate(pass), number(spread?.mode, spread?.std), width(spread)],
      { cut: name, passed: pass?.passed, total: pass?.total, mode: spread?.mode, std: spread?.std });
  }
}

/** The width; marked when it does not come from the peak of the distribution. */
function width(spread) {
  const text = number(spread?.std, spread?.std);
  const rests = RESTS[spread?.source];
  return rests ? el('span', { class: 'poor', title: `rests on ${rests}` }, `▲ ${text}`) : text;
}

/** The column (or expression of columns) a cut is on: the longest known one in its expression. */
function parameterOf(operation, value) {
  const known = Object.keys(value.get_mode_stdev ?? {}).sort((a, b) => b.length - a.length);
  const classified = /^\(?([A-Za-z_]\w*)_classifier/.exec(operation.expression)?.[1];
  return known.find(name => operation.expression.includes(name)) ?? classified;
}

/** (bl_std>a) & (bl_std<b) with its numbers, as people write it. */
export function bounds({ expression, parameters }) {
  const p = Object.fromEntries(Object.entries(parameters ?? {}).map(([name, x]) => [name, significant(x)]));
  const inside = /^\((.+)>(\w+)\)\s*&\s*\((.+)<(\w+)\)$/.exec(expression);
  if (inside && inside[1] === inside[3] && inside[2] in p && inside[4] in p) return `${p[inside[2]]} < ${inside[1]} < ${p[inside[4]]}`;
  const outside = /^\((.+)<(\w+)\)\s*\|\s*\((.+)>(\w+)\)$/.exec(expression);
  if (outside && outside[1] === outside[3] && outside[2] in p && outside[4] in p) return `${outside[1]} < ${p[outside[2]]} or > ${p[outside[4]]}`;
  const filled = expression.replace(/[A-Za-z_]\w*/g, name => p[name] ?? name);
  return filled.replace(/^\(([^()]*)\)$/, '$1').replace(/\s*([<>]=?)\s*/g, ' $1 ').replaceAll('-', '\u2212');
}

function significant(x) {
  if (!known(x)) return '–';
  const text = Math.abs(x) >= 1e6 || (x !== 0 && Math.abs(x) < 1e-3) ? x.toExponential(2) : String(Number(x.toPrecision(5)));
  return text.replace('-', '\u2212');
}

/** With two digits of the width. */
function number(x, std) {
  if (!known(x)) return '–';
  if (!known(std) || std <= 0) return significant(x);
  const digits = 1 - Math.floor(Math.log10(std));
  return Math.abs(x) < 1e6 && digits < 7 ? fixed(x, Math.max(0, digits)) : significant(x);
}

/** A bar of the share that passes, with its number. */
function rate(pass) {
  if (!pass || !known(pass.rate)) return el('span', { class: 'muted' }, 'no event asked yet');
  const bar = el('span', { class: 'rate-bar', 'aria-hidden': 'true' }, el('span', { style: `width:${(100 * pass.rate).toFixed(1)}%` }));
  return el('div', { class: 'rate', title: `${count(pass.passed)} of ${count(pass.total)} events` }, bar, el('span', {}, percent(100 * pass.rate, 100 * pass.error)));
}

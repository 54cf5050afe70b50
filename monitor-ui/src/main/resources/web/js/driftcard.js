// Control chart of one quantity: shift against its reference, limits, CUSUM arms, verdict.
import { axis, chart, dispose, palette, rows, still, tooltip } from './chart.js';
import { el, setData, setText } from './dom.js';
import { clock, count, duration, fixed, known, ms, signed } from './format.js';
import { isLine, isWidth, label, numbers, shiftText, signedBrief } from './quantities.js';
import { glyph, verdictState } from './states.js';

export const NAMES = { drift: 'drift', lowstat: 'too few counts', ok: 'within limits' };

export class DriftCard {
  constructor(quantity) {
    this.quantity = quantity;
    this.name = label(quantity);
    this.mark = el('span', { class: 'cell-glyph' });
    this.value = el('span', { class: 'shift' });
    this.node = el('div', { class: 'chart drift-chart' });
    this.age = el('footer', { class: 'age', 'data-testid': 'tile-age' });
    this.root = el('section', { class: isLine(quantity) || isWidth(quantity) ? 'card line' : 'card', 'data-testid': `drift-${quantity.replace('position_', '').replace(/^fwhm_(?=\d)/, 'fwhm-')}`, 'aria-label': isLine(quantity) ? `Drift of the ${this.name} line` : `Drift of ${this.name}` },
      el('header', {}, this.mark, el('h3', { title: quantity }, this.name), this.value), this.node, this.age);
  }

  /** Without `open` only the line of text. */
  show(points, store, { redraw, open }) {
    const last = points.at(-1);
    const n = numbers(this.quantity, store);
    setText(this.value, known(n.shift(last)) ? `${shiftText(n.shift(last), n.error(last), n.unit(last))} · z ${signed(last.z, 1)}` : `too few counts (n = ${count(last.counts)})`);
    this.value.className = `shift ${last.verdict}`;
    const ago = store.run()?.complete ? 'final' : `${duration((ms(store.run()?.data_until) - ms(last.at)) / 1000)} ago`;
    setText(this.age, `${clock(ms(last.from))} – ${clock(ms(last.at))} UTC · n = ${count(last.counts)} · ${ago}`);
    const key = `${store.selection.channel}|${points.length}|${last.at}|${last.z}|${open}`;
    if (key === this.key && !redraw) return;
    this.key = key;
    if (this.verdict !== last.verdict) this.mark.replaceChildren(glyph(verdictState(last.verdict)));
    this.verdict = last.verdict;
    setData(this.root, { quantity: this.quantity, verdict: last.verdict, shift: n.shift(last), unit: n.unit(last), z: last.z, counts: last.counts, points: points.length, limit: n.limit(last), at: last.at });
    if (open) this.draw(points, n);
  }

  draw(points, n) {
    this.chart ??= chart(this.node, '');
    const last = points.at(-1);
    const since = points.slice().reverse().findIndex(p => p.verdict !== 'drift');
    const begin = since < 0 ? points[0] : points[points.length - since];
    const unit = n.unit(last) ? ` ${n.unit(last)}` : '';
    this.node.setAttribute('aria-label', `${isLine(this.quantity) ? 'Line ' : ''}${this.name}: ${points.length} points, last shift ${signedBrief(n.shift(last))}${unit}, limit ${signedBrief(n.limit(last))}${unit}, ${NAMES[last.verdict]}${last.verdict === 'drift' && begin ? ` since ${clock(ms(begin.from))} UTC` : ''}`);
    this.chart.setOption(options(points, n, palette()));
  }

  close() {
    if (this.chart) dispose(this.chart);
    this.root.remove();
  }
}

function options(points, n, colours) {
  const colour = { ok: colours.data, drift: colours.warn, lowstat: colours.low };
  const shape = { ok: 'circle', drift: 'triangle', lowstat: 'emptyCircle' };
  const middle = p => (ms(p.from) + ms(p.at)) / 2;
  const or0 = x => known(x) ? x : 0;
  const seen = points.filter(p => known(n.shift(p)));
  const largest = Math.max(0, ...seen.map(p => Math.abs(n.shift(p)) + or0(n.error(p))));
  const limits = points.map(p => n.limit(p)).filter(known);
  // a wide limit at few counts may not flatten the points
  const wide = Math.max(20 * n.least, 6 * largest, ...limits.slice(-1)) || 1;
  const reach = niceUp(Math.max(n.least, largest, ...limits.map(each => Math.min(each, wide))) * 1.05 || 1);
  const average = points.at(-1).measured?.average;
  const inErrors = p => p.measured?.average?.in_errors;
  const arms = average ? niceUp(Math.max(1.1 * average.alarm, ...points.map(p => Math.abs(inErrors(p) ?? 0)))) : niceUp(Math.max(4, ...points.map(p => Math.max(p.cusum_high || 0, p.cusum_low || 0))));
  const ends = y => span.map(x => [x, y]);
  const limit = sign => points.filter(p => known(n.limit(p))).flatMap(p => [[ms(p.from), sign * n.limit(p)], [ms(p.at), sign * n.limit(p)]]);
  const bad = points.at(-1).measured?.bad;
  const span = [ms(points[0].from), ms(points.at(-1).at)];
  const time = more => axis(colours, { type: 'time', min: span[0], max: span[1], splitLine: { show: false }, ...more });
  const unit = n.unit(points.at(-1));
  const small = { color: colours.muted, fontSize: 10.5 };
  return {
    ...still,
    useUTC: true,
    textStyle: { fontFamily: colours.font },
    grid: [{ left: 52, right: 10, top: 9, height: 88 }, { left: 52, right: 10, top: 112, height: 28 }],
    xAxis: [time({ axisLabel: { show: false }, axisTick: { show: false } }), time({ gridIndex: 1, splitNumber: 3, axisLabel: { ...small, hideOverlap: true, showMinLabel: true, showMaxLabel: false, alignMinLabel: 'left', formatter: t => clock(t).slice(0, span[1] - span[0] < 6e5 ? 8 : 5) } })],
    yAxis: [
      axis(colours, { type: 'value', min: -reach, max: reach, interval: reach, axisLabel: { ...small, formatter: y => y === 0 ? `0 ${unit}` : tick(y) } }),
      axis(colours, { gridIndex: 1, type: 'value', min: -arms, max: arms, interval: arms, splitLine: { show: false }, axisLabel: { ...small, formatter: y => y === 0 ? '' : y > 0 ? `↑ ${brief1(y)} σ` : `↓ ${brief1(-y)} σ` } }),
    ],
    tooltip: tooltip(colours, { trigger: 'item', formatter: part => part.data?.point ? tip(part.data.point, n) : '' }),
    series: [
      { id: 'upper', type: 'line', data: bad === 'down' ? [] : limit(1), symbol: 'none', silent: true, lineStyle: { color: colours.limit, type: [5, 4], width: 1.2 } },
      { id: 'lower', type: 'line', data: bad === 'up' ? [] : limit(-1), symbol: 'none', silent: true, lineStyle: { color: colours.limit, type: [5, 4], width: 1.2 } },
      { id: 'errors', type: 'custom', silent: true, clip: true, data: seen.filter(p => known(n.error(p))).map(p => [middle(p), n.shift(p) - n.error(p), n.shift(p) + n.error(p)]), renderItem: errorBar(colours.muted), encode: { x: 0, y: [1, 2] }, z: 2 },
      { id: 'smooth', type: 'line', data: average ? points.filter(p => known(inErrors(p))).map(p => [middle(p), p.measured.average.shift]) : [], symbol: 'none', silent: true, lineStyle: { color: colours.data, width: 1.4 }, z: 2 },
      { id: 'points', type: 'scatter', z: 3, data: seen.map(p => ({ value: [middle(p), n.shift(p)], point: p, symbol: shape[p.verdict], symbolSize: p.verdict === 'drift' ? 8 : 5.5, itemStyle: { color: colour[p.verdict] } })) },
      { id: 'up', type: 'line', xAxisIndex: 1, yAxisIndex: 1, symbol: 'none', silent: true, step: 'end', data: points.map(p => [ms(p.at), average ? inErrors(p) : p.cusum_high]), lineStyle: { color: colours.data, width: 1.2 }, areaStyle: { color: colours.fill } },
      { id: 'down', type: 'line', xAxisIndex: 1, yAxisIndex: 1, symbol: 'none', silent: true, step: 'end', data: points.map(p => [ms(p.at), known(p.cusum_low) ? -p.cusum_low : null]), lineStyle: { color: colours.data, width: 1.2 }, areaStyle: { color: colours.fill } },
      { id: 'alarm', type: 'line', xAxisIndex: 1, yAxisIndex: 1, symbol: 'none', silent: true, data: average ? ends(average.alarm) : [], lineStyle: { color: colours.limit, type: [5, 4], width: 1.2 } },
    ],
  };
}

function tip(p, n) {
  const unit = n.unit(p) ? ` ${n.unit(p)}` : '';
  const value = p.measured ? [['value', `${shiftText(p.measured.value, p.measured.error, p.measured.unit).replace(/^\+/, '')}`]] : [];
  return rows(`${clock(ms(p.from))} – ${clock(ms(p.at))} UTC`, [...value, ['shift', shiftText(n.shift(p), n.error(p), n.unit(p))], ['z', signed(p.z, 2)], ...judged(p, n, unit), ['counts', count(p.counts)], ['verdict', p.measured?.improved ? `${NAMES[p.verdict]}, for the better` : NAMES[p.verdict]]]);
}

/** What the point is judged by. */
function judged(p, n, unit) {
  const average = p.measured?.average;
  const limit = signedBrief(n.limit(p)).replace('+', '');
  if (!average) return [['limit', `± ${limit}${unit}`], ['CUSUM', `↑ ${fixed(p.cusum_high, 1)}  ↓ ${fixed(p.cusum_low, 1)}`]];
  return [['average', `${signedBrief(average.shift)}${unit}, ${signed(average.in_errors, 1)} σ`], ['limits', `${limit}${unit}, ${fixed(average.alarm, 1)} σ`]];
}

/** Vertical error bars of [x, low, high]. */
export function errorBar(colour) {
  return (params, api) => {
    const low = api.coord([api.value(0), api.value(1)]);
    const high = api.coord([api.value(0), api.value(2)]);
    return { type: 'line', shape: { x1: low[0], y1: low[1], x2: high[0], y2: high[1] }, style: { stroke: colour, lineWidth: 1 } };
  };
}

export function niceUp(x) {
  const size = 10 ** Math.floor(Math.log10(x));
  return size * ([1, 1.5, 2, 3, 5, 7.5, 10].find(step => step * size >= x * 0.9999) ?? 10);
}

/** A label of an axis: sign and no more digits than needed. */
function tick(y) {
  const size = Math.abs(y);
  if (size < 1e-3 || size >= 1e5) return `${y > 0 ? '+' : '\u2212'}${Number(size.toPrecision(2)).toExponential().replace('e-', 'e\u2212').replace('e+', 'e')}`;
  return signed(y, size < 1 ? 1 - Math.floor(Math.log10(size)) : size < 10 ? 1 : 0);
}

const brief1 = y => y >= 100 ? String(Math.round(y)) : String(Math.round(y * 10) / 10);

// Control charts: position of each line against its reference, limits, CUSUM arms, verdict.
import { axis, chart, dispose, palette, rows, still, tooltip } from './chart.js';
import * as calibration from './calibration.js';
import { download, el, expected, setData, setText, tile } from './dom.js';
import { clock, count, digitsFor, duration, fixed, interval, known, ms, signed } from './format.js';
import { glyph, verdictState } from './states.js';

const NAMES = { drift: 'drift', lowstat: 'too few counts', ok: 'within limits' };

export class DriftTile {
  constructor(slot) {
    this.tile = tile('drift', 'Drift of the lines', [el('div', { class: 'choice' },
      this.tableButton = el('button', { type: 'button', title: 'Points as a table', 'aria-pressed': 'false', onclick: () => this.toggle() }, 'Table'),
      el('button', { type: 'button', title: 'Save all points', onclick: () => this.csv() }, 'CSV'))]);
    this.grid = el('div', { class: 'drift-grid' });
    this.table = el('div', { class: 'table-view', hidden: true, tabindex: '0', 'aria-label': 'Drift points' });
    this.empty = expected('No drift point yet. The first follows the first closed window after the first version.', 'drift');
    this.legend = legend();
    this.grid.append(this.legend);
    this.tile.body.append(this.empty, this.grid, this.table);
    slot.append(this.tile.root);
    this.cards = new Map();
  }

  show(store, redraw) {
    this.store = store;
    const quantities = [...store.charts.keys()].filter(name => name.startsWith('position_')).sort((a, b) => line(a) - line(b));
    this.empty.hidden = quantities.length > 0;
    this.grid.hidden = quantities.length === 0;
    for (const name of [...this.cards.keys()]) if (!quantities.includes(name)) this.drop(name);
    let points = 0;
    quantities.forEach(name => {
      const all = store.points(name);
      points += all.length;
      if (!this.cards.has(name)) this.add(name);
      this.cards.get(name).show(all, store, redraw);
    });
    this.foot(quantities, points);
    if (!this.table.hidden) this.fillTable(quantities);
  }

  foot(quantities, points) {
    const { store } = this;
    const all = quantities.flatMap(name => store.points(name));
    const last = all.reduce((a, b) => (a && a.at > b.at ? a : b), null);
    const first = all.reduce((a, b) => (a && a.from < b.from ? a : b), null);
    const cut = store.chartsCut ? ` · ${count(store.chartsCut)} oldest points not kept here` : '';
    const behind = last ? (ms(store.run()?.data_until) - ms(last.at)) / 1000 : NaN;
    const ago = store.run()?.complete ? 'final' : `last window closed ${duration(behind)} of data ago`;
    setText(this.tile.age, last ? `${interval(ms(first.from), ms(last.at))} · n = ${count(points)} point${points === 1 ? '' : 's'} · ${ago}${cut}` : 'no points · n = 0');
    setText(this.tile.sub, last ? `against ${last.reference ?? 'the first version'}` : '');
  }

  add(name) {
    const card = new DriftCard(name);
    this.cards.set(name, card);
    const after = [...this.cards.keys()].sort((a, b) => line(a) - line(b));
    const next = after[after.indexOf(name) + 1];
    this.grid.insertBefore(card.root, next ? this.cards.get(next).root : this.legend);
  }

  drop(name) {
    this.cards.get(name).close();
    this.cards.delete(name);
  }

  toggle() {
    this.table.hidden = !this.table.hidden;
    this.tableButton.setAttribute('aria-pressed', String(!this.table.hidden));
    if (!this.table.hidden) this.fillTable([...this.cards.keys()]);
  }

  fillTable(quantities) {
    const heads = ['Line [keV]', 'From (UTC)', 'To (UTC)', 'Shift [keV]', 'Error [keV]', 'z', 'Limit [keV]', 'CUSUM up', 'CUSUM down', 'Counts', 'Verdict'];
    const points = quantities.flatMap(name => this.store.points(name)).sort((a, b) => a.at < b.at ? 1 : -1).slice(0, 200);
    const gain = gainOf(this.store);
    this.table.replaceChildren(el('table', { class: 'numbers' }, el('caption', {}, `newest ${points.length} points`),
      el('thead', {}, el('tr', {}, ...heads.map(head => el('th', { scope: 'col' }, head)))),
      el('tbody', {}, ...points.map(p => el('tr', {}, ...[line(p.quantity), clock(ms(p.from)), clock(ms(p.at)), signed(p.shift_kev, 3), fixed(error(p, gain), 3), signed(p.z, 1), fixed(p.limit_kev, 3), fixed(p.cusum_high, 1), fixed(p.cusum_low, 1), count(p.counts), NAMES[p.verdict]].map(text => el('td', {}, String(text))))))));
  }

  csv() {
    const { run, channel } = this.store.selection;
    download(`/api/channels/${encodeURIComponent(run)}/${encodeURIComponent(channel)}/drift.csv`, '');
  }
}

const line = quantity => Number(quantity.replace('position_', ''));

function gainOf(store) {
  const value = store.newest()?.value;
  const peak = value?.peaks?.find(each => each.found);
  return peak ? calibration.gain(value, peak.position_adc) : NaN;
}

/** Error of the shift [keV]: of the point and of the reference, at the gain of the channel. */
function error(point, gain) {
  return known(gain) ? gain * Math.hypot(point.error_adc, point.reference_error_adc ?? 0) : NaN;
}

class DriftCard {
  constructor(quantity) {
    this.name = quantity.replace('position_', '');
    this.mark = el('span', { class: 'cell-glyph' });
    this.value = el('span', { class: 'shift' });
    this.node = el('div', { class: 'chart drift-chart' });
    this.age = el('footer', { class: 'age', 'data-testid': 'tile-age' });
    this.root = el('section', { class: 'card', 'data-testid': `drift-${this.name}`, 'aria-label': `Drift of the ${this.name} keV line` },
      el('header', {}, this.mark, el('h3', {}, `${this.name} keV`), this.value), this.node, this.age);
  }

  show(points, store, redraw) {
    const last = points.at(-1);
    const key = `${store.selection.channel}|${points.length}|${last.at}|${last.z}`;
    const gain = gainOf(store);
    const err = error(last, gain);
    const digits = Math.max(2, digitsFor(err, 3));
    setText(this.value, known(last.shift_kev) ? `${signed(last.shift_kev, digits)} ± ${fixed(err, digits)} keV · z ${signed(last.z, 1)}` : `too few counts (n = ${count(last.counts)})`);
    this.value.className = `shift ${last.verdict}`;
    const ago = store.run()?.complete ? 'final' : `${duration((ms(store.run()?.data_until) - ms(last.at)) / 1000)} ago`;
    setText(this.age, `${clock(ms(last.from))} – ${clock(ms(last.at))} UTC · n = ${count(last.counts)} · ${ago}`);
    if (key === this.key && !redraw) return;
    if (this.verdict !== last.verdict) this.mark.replaceChildren(glyph(verdictState(last.verdict)));
    this.verdict = last.verdict;
    this.key = key;
    setData(this.root, { verdict: last.verdict, shift: last.shift_kev, z: last.z, counts: last.counts, points: points.length, limit: last.limit_kev, at: last.at });
    this.draw(points, gain);
  }

  draw(points, gain) {
    this.chart ??= chart(this.node, '');
    const last = points.at(-1);
    const since = points.slice().reverse().findIndex(p => p.verdict !== 'drift');
    const begin = since < 0 ? points[0] : points[points.length - since];
    this.node.setAttribute('aria-label', `Line ${this.name} keV: ${points.length} points, last shift ${signed(last.shift_kev, 2)} keV, limit ${fixed(last.limit_kev, 2)} keV, ${NAMES[last.verdict]}${last.verdict === 'drift' && begin ? ` since ${clock(ms(begin.from))} UTC` : ''}`);
    this.chart.setOption(options(points, gain, palette()));
  }

  close() {
    if (this.chart) dispose(this.chart);
    this.root.remove();
  }
}

function options(points, gain, colours) {
  const colour = { ok: colours.data, drift: colours.warn, lowstat: colours.low };
  const shape = { ok: 'circle', drift: 'triangle', lowstat: 'emptyCircle' };
  const middle = p => (ms(p.from) + ms(p.at)) / 2;
  const seen = points.filter(p => known(p.shift_kev));
  const reach = niceUp(Math.max(0.05, ...seen.map(p => Math.abs(p.shift_kev) + (known(error(p, gain)) ? error(p, gain) : 0)), ...points.map(p => known(p.limit_kev) ? Math.min(p.limit_kev, 20) : 0)) * 1.05);
  const arms = niceUp(Math.max(4, ...points.map(p => Math.max(p.cusum_high || 0, p.cusum_low || 0))));
  const limit = sign => points.filter(p => known(p.limit_kev)).flatMap(p => [[ms(p.from), sign * p.limit_kev], [ms(p.at), sign * p.limit_kev]]);
  const span = [ms(points[0].from), ms(points.at(-1).at)];
  const time = more => axis(colours, { type: 'time', min: span[0], max: span[1], splitLine: { show: false }, ...more });
  return {
    ...still,
    useUTC: true,
    textStyle: { fontFamily: colours.font },
    grid: [{ left: 48, right: 10, top: 9, height: 88 }, { left: 48, right: 10, top: 112, height: 28 }],
    xAxis: [time({ axisLabel: { show: false }, axisTick: { show: false } }), time({ gridIndex: 1, splitNumber: 3, axisLabel: { color: colours.muted, fontSize: 10.5, hideOverlap: true, showMinLabel: true, showMaxLabel: false, alignMinLabel: 'left', formatter: t => clock(t).slice(0, span[1] - span[0] < 6e5 ? 8 : 5) } })],
    yAxis: [
      axis(colours, { type: 'value', min: -reach, max: reach, interval: reach, axisLabel: { color: colours.muted, fontSize: 10.5, formatter: y => y === 0 ? '0 keV' : signed(y, reach < 1 ? 2 : 1) } }),
      axis(colours, { gridIndex: 1, type: 'value', min: -arms, max: arms, interval: arms, splitLine: { show: false }, axisLabel: { color: colours.muted, fontSize: 10.5, formatter: y => y === 0 ? '' : y > 0 ? `↑ ${brief1(y)} σ` : `↓ ${brief1(-y)} σ` } }),
    ],
    tooltip: tooltip(colours, { trigger: 'item', formatter: part => {
      const p = part.data?.point;
      return p ? rows(`${clock(ms(p.from))} – ${clock(ms(p.at))} UTC`, [['shift', `${signed(p.shift_kev, 3)} keV`], ['error', `${fixed(error(p, gain), 3)} keV`], ['z', signed(p.z, 2)], ['limit', `± ${fixed(p.limit_kev, 2)} keV`], ['CUSUM', `↑ ${fixed(p.cusum_high, 1)}  ↓ ${fixed(p.cusum_low, 1)}`], ['counts', count(p.counts)], ['verdict', NAMES[p.verdict]]]) : '';
    } }),
    series: [
      { id: 'upper', type: 'line', data: limit(1), symbol: 'none', silent: true, lineStyle: { color: colours.limit, type: [5, 4], width: 1.2 } },
      { id: 'lower', type: 'line', data: limit(-1), symbol: 'none', silent: true, lineStyle: { color: colours.limit, type: [5, 4], width: 1.2 } },
      { id: 'errors', type: 'custom', silent: true, clip: true, data: seen.filter(p => known(error(p, gain))).map(p => [middle(p), p.shift_kev - error(p, gain), p.shift_kev + error(p, gain)]), renderItem: bar(colours) , encode: { x: 0, y: [1, 2] }, z: 2 },
      { id: 'points', type: 'scatter', z: 3, data: seen.map(p => ({ value: [middle(p), p.shift_kev], point: p, symbol: shape[p.verdict], symbolSize: p.verdict === 'drift' ? 8 : 5.5, itemStyle: { color: colour[p.verdict] } })) },
      { id: 'up', type: 'line', xAxisIndex: 1, yAxisIndex: 1, symbol: 'none', silent: true, step: 'end', data: points.map(p => [ms(p.at), p.cusum_high]), lineStyle: { color: colours.data, width: 1.2 }, areaStyle: { color: colours.fill } },
      { id: 'down', type: 'line', xAxisIndex: 1, yAxisIndex: 1, symbol: 'none', silent: true, step: 'end', data: points.map(p => [ms(p.at), known(p.cusum_low) ? -p.cusum_low : null]), lineStyle: { color: colours.data, width: 1.2 }, areaStyle: { color: colours.fill } },
    ],
  };
}

/** What the charts show, with the marks themselves. */
function legend() {
  const marks = [
    ['<circle cx="13" cy="6" r="3" fill="var(--data)"/>', 'shift against the reference, one closed window, with its error'],
    ['<path d="M13 1l5 9H8z" fill="var(--warn)"/>', 'point judged a drift'],
    ['<path d="M0 6h26" stroke="var(--limit)" stroke-dasharray="5 4" stroke-width="1.4"/>', 'limit at which a single point is a drift'],
    ['<path d="M0 10h8V6h9V2h9" fill="none" stroke="var(--data)" stroke-width="1.4"/>', 'below: CUSUM arms, up and down, in σ'],
  ];
  return el('div', { class: 'legend' }, ...marks.map(([drawing, text]) => {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('viewBox', '0 0 26 12');
    svg.setAttribute('aria-hidden', 'true');
    svg.innerHTML = drawing; // constant above, never data
    return el('div', {}, svg, el('span', {}, text));
  }));
}

function bar(colours) {
  return (params, api) => {
    const low = api.coord([api.value(0), api.value(1)]);
    const high = api.coord([api.value(0), api.value(2)]);
    return { type: 'line', shape: { x1: low[0], y1: low[1], x2: high[0], y2: high[1] }, style: { stroke: colours.muted, lineWidth: 1 } };
  };
}

export function niceUp(x) {
  const size = 10 ** Math.floor(Math.log10(x));
  return size * ([1, 1.5, 2, 3, 5, 7.5, 10].find(step => step * size >= x * 0.9999) ?? 10);
}

const brief1 = y => y >= 100 ? String(Math.round(y)) : String(Math.round(y * 10) / 10);

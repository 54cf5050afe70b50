// Live spectrum: histogram, fits, reference, pulls; zoom by wheel, drag, slider, buttons and lines.
import { axis, chart, palette, rows, still, tooltip } from './chart.js';
import * as calibration from './calibration.js';
import { choice, download, el, expected, setData, setText, tile } from './dom.js';
import { brief, count, duration, fixed, interval, known, ms, pair, probability, signed } from './format.js';
import { fits, pulls, references, scaleNow } from './overlay.js';
import { factor, quantile, rebin, total } from './rebin.js';

const VIEW_NAMES = { total: 'since run start', sliding: 'sliding window', decayed: 'decayed' };
const MAX_POINTS = 1400;
const PULL_LIMIT = 5;
const FLOOR = 0.5;

export class SpectrumTile {
  constructor(slot, actions) {
    this.actions = actions;
    this.views = choice('Events shown', [['total', 'Run', 'all since run start'], ['sliding', 'Sliding', 'the last minutes of data time'], ['decayed', 'Decayed', 'older events weigh less']], 'total', actions.view);
    this.scale = choice('Counts axis', [['log', 'Log', 'logarithmic counts'], ['linear', 'Lin', 'linear counts']], 'log', actions.scale);
    this.units = choice('Energy axis', [['kev', 'keV', 'calibrated energy'], ['adc', 'ADC', 'uncalibrated energy']], 'kev', actions.units);
    const zooms = el('div', { class: 'choice', role: 'group', 'aria-label': 'Zoom' },
      button('−', 'Zoom out (−)', () => this.zoomBy(2)), button('+', 'Zoom in (+)', () => this.zoomBy(0.5)), button('All', 'Whole spectrum (0)', () => actions.zoom(null)));
    const exports = el('div', { class: 'choice', role: 'group', 'aria-label': 'Export and table' },
      button('PNG', 'Save the picture (e)', () => this.png()), button('CSV', 'Save all bins', () => this.csv()),
      this.tableButton = button('Table', 'Visible bins as a table', () => this.toggleTable()));
    this.tile = tile('spectrum', 'Spectrum', [this.views, this.scale, this.units, zooms, exports]);
    this.node = el('div', { class: 'chart spectrum-chart' });
    this.lines = el('div', { class: 'line-buttons', role: 'group', 'aria-label': 'Zoom to a line' });
    this.caption = el('p', { class: 'caption', 'data-testid': 'spectrum-caption' });
    this.empty = expected('No spectrum of this channel and view yet. It appears with the first events.', 'histograms');
    this.table = el('div', { class: 'table-view', hidden: true, tabindex: '0', 'aria-label': 'Visible bins' });
    this.tile.body.append(this.empty, this.lines, this.node, this.caption, this.table);
    slot.append(this.tile.root);
    this.chart = chart(this.node, 'Spectrum');
    this.chart.on('datazoom', () => this.zoomed());
    this.node.addEventListener('dblclick', () => actions.zoom(null));
  }

  show(store, state, redraw) {
    this.store = store;
    this.state = state;
    this.views.show(store.selection.view);
    this.scale.show(state.scale);
    this.value = store.newest()?.value ?? null;
    this.unit = state.units === 'kev' && this.value ? 'kev' : 'adc';
    this.units.show(this.unit);
    this.units.querySelector('[data-value=kev]').disabled = !this.value;
    const spectrum = store.spectrum;
    this.empty.hidden = Boolean(spectrum);
    this.node.classList.toggle('hidden', !spectrum);
    this.describe();
    this.lineButtons();
    const key = [store.newest()?.version, state.zoom, this.unit, state.scale, store.selection.channel, store.selection.view].join('|');
    if (spectrum && (redraw || spectrum !== this.drawn || key !== this.drawnKey)) this.draw();
    this.drawn = spectrum;
    this.drawnKey = key;
  }

  // ---- ranges; everything is kept in ADC, the axis may be keV

  toAxis(x) { return this.unit === 'kev' ? calibration.energy(this.value, x) : x; }

  toAdc(x) { return this.unit === 'kev' ? calibration.adc(this.value, x) ?? x : x; }

  fullRange() {
    const s = this.store.spectrum;
    const top = s.lowEdge + s.contents.length * s.binWidth;
    return [0, roundUp(top)];
  }

  visible() {
    if (this.state.zoom) return this.state.zoom;
    const [lo, hi] = this.fullRange();
    return [lo, Math.min(hi, roundUp(quantile(this.store.spectrum, 0.9995) * 1.03))];
  }

  // ---- drawing

  draw() {
    const colours = palette();
    const range = this.visible();
    const [lo, hi] = this.fullRange();
    const axisRange = [Math.min(lo, range[0]), Math.max(hi, range[1])].map(x => this.toAxis(x));
    const shown = range.map(x => this.toAxis(x));
    this.silent = true; // our own zoom is not the user's
    this.fill(range, {
      ...still,
      textStyle: { fontFamily: colours.font },
      grid: [{ left: 64, right: 18, top: 26, bottom: 136 }, { left: 64, right: 18, height: 62, bottom: 56 }],
      xAxis: [
        axis(colours, { type: 'value', min: axisRange[0], max: axisRange[1], axisLabel: { show: false }, splitLine: { show: false }, axisTick: { show: false } }),
        axis(colours, { gridIndex: 1, type: 'value', min: axisRange[0], max: axisRange[1], splitLine: { show: false }, name: this.unit === 'kev' ? 'Energy [keV]' : 'Energy [ADC]', nameLocation: 'middle', nameGap: 24, axisLabel: { color: colours.muted, fontSize: 11, hideOverlap: true, showMinLabel: false, showMaxLabel: false, formatter: x => tick(x) } }),
      ],
      dataZoom: [
        { type: 'inside', xAxisIndex: [0, 1], startValue: shown[0], endValue: shown[1], filterMode: 'none', minValueSpan: 2, throttle: 30 },
        { type: 'slider', xAxisIndex: [0, 1], startValue: shown[0], endValue: shown[1], filterMode: 'none', minValueSpan: 2, bottom: 4, height: 14, showDataShadow: false, brushSelect: false, showDetail: false, borderColor: colours.rule, fillerColor: colours.fill, backgroundColor: 'transparent', handleSize: '140%', handleStyle: { color: colours.tile, borderColor: colours.data }, moveHandleSize: 0, left: 64, right: 18, throttle: 30 },
      ],
      axisPointer: { link: [{ xAxisIndex: 'all' }], lineStyle: { color: colours.muted, width: 1 }, label: { show: false } },
      tooltip: tooltip(colours, { trigger: 'axis', formatter: parts => this.tip(parts) }),
    });
    this.silent = false;
    this.fill(range);
  }

  /** Series of the visible range only; axes and zoom stay as they are, so that a hand on the mouse is not disturbed. */
  fill(range, frame = {}) {
    const colours = palette();
    const s = this.store.spectrum;
    const room = Math.max(200, Math.min(MAX_POINTS, this.node.clientWidth - 82));
    const k = factor(s, range[0], range[1], room);
    const bins = rebin(s, range[0], range[1], k);
    const value = this.value;
    const reference = this.store.first();
    const other = reference && this.store.newest().version !== reference.version ? reference.value : null;
    const pullPoints = pulls(s, bins, value).filter(p => p.x >= range[0] && p.x <= range[1]);
    this.bins = bins;
    this.pullPoints = pullPoints;
    const floor = this.state.scale === 'log' ? FLOOR : 0;
    const top = Math.max(1, ...bins.counts);
    const ceiling = this.state.scale === 'log' ? Math.max(10, top * 2.5) : top * 1.12;
    const at = x => this.toAxis(x);
    const data = [];
    for (let i = 0; i < bins.counts.length; i++) data.push([at(bins.edges[i]), Math.max(floor, bins.counts[i])]);
    data.push([at(bins.edges.at(-1)), data.at(-1)[1]]);
    const joined = curves => curves.flatMap(({ points }) => [...points.map(([x, y]) => [at(x), Math.max(floor, y)]), [null, null]]);
    this.chart.setOption({
      ...frame,
      yAxis: [
        axis(colours, { type: this.state.scale === 'log' ? 'log' : 'value', min: this.state.scale === 'log' ? FLOOR : 0, max: ceiling, name: `Counts per ${bins.width} ADC`, nameLocation: 'end', nameGap: 10, nameTextStyle: { color: colours.muted, align: 'left', padding: [0, 0, 0, -46], fontSize: 11 }, axisLabel: { color: colours.muted, fontSize: 11, hideOverlap: true, showMaxLabel: false, showMinLabel: this.state.scale !== 'log', formatter: y => tick(y) } }),
        axis(colours, { gridIndex: 1, type: 'value', min: -PULL_LIMIT, max: PULL_LIMIT, interval: PULL_LIMIT, name: 'Pull [σ]', nameLocation: 'middle', nameGap: 34, splitLine: { lineStyle: { color: colours.grid } }, axisLabel: { color: colours.muted, fontSize: 11, formatter: y => signed(y, 0) } }),
      ],
      series: [
        { id: 'data', type: 'line', step: 'end', data, showSymbol: false, symbol: 'none', lineStyle: { color: colours.data, width: 1.1 }, itemStyle: { color: colours.data }, areaStyle: { color: colours.fill, origin: 'start' }, z: 2, silent: true },
        { id: 'reference', type: 'line', data: joined(other ? references(s, other, value, bins.width, range) : []), showSymbol: false, symbol: 'none', connectNulls: false, lineStyle: { color: colours.reference, width: 1.4, type: [4, 3] }, z: 3, silent: true },
        { id: 'fit', type: 'line', data: joined(fits(s, value, bins.width, range)), showSymbol: false, symbol: 'none', connectNulls: false, lineStyle: { color: colours.fit, width: 2 }, z: 4, silent: true,
          markLine: { silent: true, symbol: 'none', animation: false, label: { show: false }, lineStyle: { color: colours.rule, type: 'dotted', width: 1 }, data: this.marks(range) } },
        { id: 'labels', type: 'scatter', symbolSize: 0.1, silent: true, data: this.labels(range, ceiling), label: { show: true, position: 'top', distance: 3, color: colours.muted, fontSize: 11, formatter: p => p.data.text }, labelLayout: { hideOverlap: true }, z: 5, clip: false },
        { id: 'pulls', type: 'scatter', xAxisIndex: 1, yAxisIndex: 1, symbolSize: pullPoints.length > 300 ? 2.4 : 3.6, silent: true, data: pullPoints.map(p => [at(p.x), Math.max(-PULL_LIMIT, Math.min(PULL_LIMIT, p.pull))]), itemStyle: { color: colours.fit, opacity: 0.85 },
          markArea: { silent: true, itemStyle: { color: colours.fill }, data: [[{ yAxis: -2 }, { yAxis: 2 }]] } },
      ],
    });
    this.summarise(range, bins, pullPoints);
    if (!this.table.hidden) this.fillTable();
  }

  found(range) {
    return (this.value?.peaks ?? []).filter(line => line.found && line.position_adc >= range[0] && line.position_adc <= range[1]);
  }

  marks(range) { return this.found(range).map(line => ({ xAxis: this.toAxis(line.position_adc) })); }

  labels(range, top) {
    if (this.node.clientWidth < 520) return []; // the buttons above name the lines
    return this.found(range).sort((a, b) => b.counts - a.counts)
      .map(line => ({ value: [this.toAxis(line.position_adc), top], text: String(Math.round(line.energy_kev * 10) / 10) }));
  }

  tip(parts) {
    const data = (Array.isArray(parts) ? parts : [parts]).find(part => part.axisValue !== undefined);
    if (!data || !this.bins) return '';
    const x = this.toAdc(Number(data.axisValue));
    const i = Math.floor((x - this.bins.edges[0]) / this.bins.width);
    if (i < 0 || i >= this.bins.counts.length) return '';
    const near = this.pullPoints.find(p => Math.abs(p.x - (this.bins.edges[i] + this.bins.width / 2)) < this.bins.width / 4);
    const pairs = [['ADC', `${fixed(this.bins.edges[i], 1)} – ${fixed(this.bins.edges[i + 1], 1)}`], ['counts', weight(this.bins.counts[i])]];
    if (near) pairs.push(['fit', brief(near.fitted)], ['pull', `${signed(near.pull, 1)} σ`], ['line', `${near.line.energy_kev} keV`]);
    return rows(this.value ? `${fixed(calibration.energy(this.value, x), 2)} keV` : `${fixed(x, 1)} ADC`, pairs);
  }

  // ---- text

  describe() {
    const { store } = this;
    const s = store.spectrum;
    const { channel, view } = store.selection;
    setText(this.tile.sub, channel ? `${channel}${s ? ` · ${s.quantity}` : ''} · ${VIEW_NAMES[view]}` : 'no channel chosen');
    const run = store.run();
    const behind = s && run ? (ms(run.data_until) - s.untilMs) / 1000 : NaN;
    this.tile.root.classList.toggle('stale', Boolean(run?.stale));
    setText(this.tile.age, s
      ? `${interval(s.fromMs, s.untilMs)} · n = ${count(s.events)}${s.overflow ? ` (${count(s.overflow)} out of range)` : ''} · ${run?.complete ? 'final' : `${duration(Math.max(0, behind))} behind the run`}`
      : 'no data · n = 0');
    const all = s ? total(s) : 0;
    setData(this.tile.root, { run: store.selection.run, channel, view, counts: s ? s.events : '', sum: s ? Math.round(all * 1000) / 1000 : '', overflow: s ? s.overflow : '', until: s ? s.untilMs : '', units: this.unit });
  }

  summarise(range, bins, pullPoints) {
    const kev = this.value ? range.map(x => fixed(calibration.energy(this.value, x), 1)) : null;
    setData(this.tile.root, { low: range[0].toFixed(1), high: range[1].toFixed(1), binwidth: bins.width });
    const inside = this.found(range);
    const reference = this.store.first();
    const moved = reference && this.store.newest().version !== reference.version;
    const parts = [];
    if (inside.length === 1) {
      const line = inside[0];
      const scale = scaleNow(this.store.spectrum, line);
      const pull = pullPoints.length ? Math.sqrt(pullPoints.reduce((sum, p) => sum + p.pull ** 2, 0) / pullPoints.length) : NaN;
      parts.push(`${line.energy_kev} keV: ${line.model} at ${pair(line.position_adc, line.position_error_adc)} ADC, FWHM ${pair(line.fwhm_kev, line.fwhm_error_kev)} keV, p = ${probability(line.p_value)}; fit of version ${this.store.newest().version} scaled ×${fixed(scale, 2)} to the counts shown; rms pull ${fixed(pull, 2)}`);
    } else {
      parts.push(kev ? `${kev[0]} to ${kev[1]} keV` : `${fixed(range[0], 0)} to ${fixed(range[1], 0)} ADC, not calibrated yet`);
      parts.push(`${inside.length} fitted line${inside.length === 1 ? '' : 's'} in view`);
    }
    if (moved) parts.push(`dashed: reference, version ${reference.version} of this run`);
    setText(this.caption, parts.join(' · '));
    this.node.setAttribute('aria-label', `Spectrum of ${this.store.selection.channel}, ${VIEW_NAMES[this.store.selection.view]}, ${count(this.store.spectrum.events)} events. ${parts.join('. ')}`);
  }

  lineButtons() {
    const peaks = this.value?.peaks ?? [];
    const zoom = this.state.zoom;
    const key = JSON.stringify([peaks.map(line => [line.energy_kev, line.found]), zoom, this.store.newest()?.version]);
    if (key === this.buttonsKey) return;
    this.buttonsKey = key;
    this.lines.replaceChildren(el('span', { class: 'label' }, 'Zoom to'), ...peaks.map(line => {
      const window = lineWindow(line);
      const pressed = Boolean(zoom && window && Math.abs(zoom[0] - window[0]) < 1 && Math.abs(zoom[1] - window[1]) < 1);
      return el('button', { type: 'button', disabled: !line.found, 'aria-pressed': String(pressed), title: line.found ? 'Zoom to the fit window of this line' : line.reason ?? 'not found', onclick: () => this.actions.zoom(pressed ? null : window) }, `${line.energy_kev}`);
    }));
    this.lines.hidden = peaks.length === 0;
  }

  // ---- zoom

  zoomed() {
    if (this.silent) return;
    const { startValue, endValue } = this.chart.getOption().dataZoom[0];
    const range = [this.toAdc(startValue), this.toAdc(endValue)];
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => {
      this.actions.zoom(range, false);
      this.state.zoom = range;
      this.buttonsKey = null;
      this.lineButtons();
      this.fill(range);
    });
  }

  zoomBy(by) {
    if (!this.store?.spectrum) return;
    const [lo, hi] = this.visible();
    const [least, most] = this.fullRange();
    const middle = (lo + hi) / 2;
    const half = Math.max(2, (hi - lo) / 2 * by);
    this.actions.zoom([Math.max(least, middle - half), Math.min(most, middle + half)]);
  }

  /** Zooms to the nth found line of the table. */
  zoomToLine(line) { this.actions.zoom(lineWindow(line)); }

  // ---- export and table

  png() {
    const { run, channel, view } = this.store.selection;
    download(this.chart.getDataURL({ pixelRatio: 2, backgroundColor: palette().tile }), `${run}-${channel}-${view}.png`);
  }

  csv() {
    const { run, channel, view } = this.store.selection;
    download(`/api/channels/${encodeURIComponent(run)}/${encodeURIComponent(channel)}/spectrum/${view}.csv`, '');
  }

  toggleTable() {
    this.table.hidden = !this.table.hidden;
    this.tableButton.setAttribute('aria-pressed', String(!this.table.hidden));
    if (!this.table.hidden && this.bins) this.fillTable();
  }

  fillTable() {
    const most = 400;
    const all = this.bins.counts.length;
    const body = el('tbody');
    for (let i = 0; i < Math.min(all, most); i++) {
      const keV = this.value ? fixed(calibration.energy(this.value, this.bins.edges[i]), 2) : '–';
      body.append(el('tr', {}, el('td', {}, fixed(this.bins.edges[i], 1)), el('td', {}, keV), el('td', {}, weight(this.bins.counts[i]))));
    }
    const note = all > most ? `first ${most} of ${all} visible bins; zoom in or take the CSV for all` : `${all} visible bins`;
    this.table.replaceChildren(el('table', { class: 'numbers' }, el('caption', {}, `${note}, ${this.bins.width} ADC wide`),
      el('thead', {}, el('tr', {}, ...['Low edge [ADC]', 'Low edge [keV]', 'Counts'].map(name => el('th', { scope: 'col' }, name)))), body));
  }
}

/** Fit window with a little room. */
export function lineWindow(line) {
  if (!line.found || !line.window_adc) return null;
  const [lo, hi] = line.window_adc;
  return [lo - 0.1 * (hi - lo), hi + 0.1 * (hi - lo)];
}

/** To the next half thousand, so that the axis does not move with every event. */
function roundUp(x) {
  return 500 * Math.max(1, Math.ceil(x / 500));
}

function button(text, title, onclick) {
  return el('button', { type: 'button', title, 'aria-label': text.length > 1 ? null : title, onclick }, text);
}

function tick(value) {
  if (!known(value)) return '';
  if (Math.abs(value) < 1e5) return count2(value);
  const power = Math.log10(value);
  return Number.isInteger(power) ? `10${[...String(power)].map(digit => '⁰¹²³⁴⁵⁶⁷⁸⁹'[digit]).join('')}` : value.toPrecision(2);
}

function count2(value) {
  return Number.isInteger(value) ? count(value).replace('-', '−') : String(Math.round(value * 100) / 100);
}

/** Counts are whole, decayed weights are not. */
function weight(value) {
  return Number.isInteger(value) ? count(value) : fixed(value, 1);
}

// Chart by energy: uncertainty with its target, efficiency, or events; threshold with its band.
import { axis, chart, palette, rows, still, tooltip } from './chart.js';
import { choice, download, el, expected, setData, setText, tile } from './dom.js';
import { brief, count, counted, known } from './format.js';
import { chosen, elsewhere, percentage } from './productioncard.js';
import { bins, conditions, foot } from './productionstore.js';

const VIEWS = [['uncertainty', 'Uncertainty', 'relative error of the effective area'], ['efficiency', 'Efficiency', 'reconstructed over thrown'], ['events', 'Events', 'thrown and reconstructed']];
const WHAT = { uncertainty: 'Relative error of the effective area [%]', efficiency: 'Efficiency, reconstructed over thrown', events: 'Events per bin' };

export class UncertaintyTile {
  constructor(slot, actions) {
    this.views = choice('What of each bin', VIEWS, 'uncertainty', actions.view);
    this.saves = el('div', { class: 'choice' }, el('button', { type: 'button', title: 'Save the picture (e)', onclick: () => this.png() }, 'PNG'), el('button', { type: 'button', title: 'Save the bins', onclick: () => this.csv() }, 'CSV'));
    this.tile = tile('production-uncertainty', 'By energy', [this.views, this.saves]);
    this.node = el('div', { class: 'chart uncertainty-chart' });
    this.note = el('p', { class: 'caption' });
    this.empty = expected('No statistics of this grid point yet: they come with the events a run has thrown and reconstructed.', 'production');
    this.choose = actions.choose;
    this.others = el('p', { class: 'elsewhere' });
    this.tile.body.append(this.empty, this.others, this.node, this.note);
    slot.append(this.tile.root);
  }

  show(store, state, redraw) {
    const detail = store.detail();
    const status = detail?.status;
    this.store = store;
    this.views.show(state.view);
    this.empty.hidden = Boolean(status);
    this.node.hidden = !status;
    this.note.hidden = !status;
    for (const button of this.saves.children) button.disabled = !status;
    this.elsewhere(detail);
    this.tile.root.classList.toggle('stale', Boolean(detail) && store.stale(detail.line));
    setText(this.tile.sub, status ? conditions(detail.line).pointing : '');
    setText(this.tile.age, status ? foot(store, detail.line, status, `${count(status.events)} reconstructed`) : 'no statistics · n = 0');
    setData(this.tile.root, { point: status ? detail.line.key : null, view: state.view, bins: status?.simulated.length, target: status?.effective_area_target?.error, threshold: status?.threshold_tev });
    const key = JSON.stringify([status, state.view, state.point]);
    if (!status || (key === this.key && !redraw)) return;
    this.key = key;
    this.draw(status, state.view);
  }

  elsewhere(detail) {
    const key = detail && !detail.status ? detail.related.map(line => `${line.key} ${line.statistics}`).join() : '';
    if (key === this.related) return;
    this.related = key;
    const told = key ? elsewhere(detail, 'Statistics', this.choose) : [];
    this.others.hidden = !told.length;
    this.others.replaceChildren(...told);
  }

  draw(status, view) {
    this.chart ??= chart(this.node, '');
    const colours = palette();
    const all = reached(bins(status).filter(bin => bin.low > 0));
    const target = status.effective_area_target;
    this.node.setAttribute('aria-label', summary(status, view, all));
    const shown = seriesOf(view, all, colours);
    const values = shown.flatMap(each => each.data.map(point => point.value[2])).concat(view === 'uncertainty' && target ? [100 * target.error] : []).filter(value => value > 0);
    const [low, high] = decades(values);
    const wanting = view === 'efficiency' ? [] : all.filter(bin => bin.undefined);
    this.chart.setOption({
      ...still, textStyle: { fontFamily: colours.font },
      grid: { left: 56, right: 16, top: 34, bottom: 44 },
      legend: shown.length > 1 ? { top: 2, right: 8, itemHeight: 8, textStyle: { color: colours.muted, fontSize: 11 }, data: shown.map(each => each.name) } : { show: false },
      xAxis: axis(colours, { type: 'log', min: all[0].low, max: all.at(-1).high, name: 'True energy [TeV]', nameLocation: 'middle', nameGap: 28, splitLine: { show: false }, axisLabel: { color: colours.muted, fontSize: 11, hideOverlap: true, formatter: value => round(value) ? plain(value) : '' } }),
      yAxis: axis(colours, { type: 'log', min: low, max: high, name: WHAT[view], nameGap: 8, nameTextStyle: { color: colours.muted, align: 'left', padding: [0, 0, 0, -48], fontSize: 11 }, axisLabel: { color: colours.muted, fontSize: 11, formatter: value => round(value) ? plain(value) : '' } }),
      tooltip: tooltip(colours, { trigger: 'item', formatter: part => part.data?.bin ? tip(part.data.bin, target) : '' }),
      series: [...shown, marks(status, view, wanting, colours, [low, high], all)],
    }, { notMerge: true });
    this.note.textContent = caption(status, view, wanting);
  }

  png() {
    if (this.chart) download(this.chart.getDataURL({ pixelRatio: 2, backgroundColor: palette().tile }), `${this.store.selection.production.replaceAll('/', '_')}-${this.tile.root.dataset.view}.png`);
  }

  csv() { download(`/api/productions/${encodeURIComponent(this.store.selection.production)}/bins.csv`, ''); }
}

function seriesOf(view, all, colours) {
  const line = (name, valueOf, colour) => ({
    id: name, name, type: 'custom', renderItem: step(), itemStyle: { color: colour }, encode: { x: [0, 1], y: 2 }, z: 3, clip: true,
    data: all.filter(bin => valueOf(bin) > 0).map(bin => ({ value: [bin.low, bin.high, valueOf(bin)], bin, itemStyle: { color: bin.asked ? colour : colours.limit } })),
  });
  if (view === 'events') return [line('thrown', bin => bin.thrown, colours.data), line('reconstructed', bin => bin.reconstructed, colours.fit)];
  return [line(view, view === 'uncertainty' ? bin => 100 * bin.error : bin => bin.efficiency, colours.data)];
}

/** Bins from the first to the last of which anything was thrown; all when nothing was. */
function reached(all) {
  const first = all.findIndex(bin => bin.thrown > 0);
  return first < 0 ? all : all.slice(first, all.findLastIndex(bin => bin.thrown > 0) + 1);
}

/** Whole decades around values, a little more where one lies on the upper end. */
function decades(values) {
  const low = 10 ** Math.floor(Math.log10(Math.min(...values, Infinity)));
  const top = Math.max(...values, 0);
  if (!(top > 0)) return [1, 10];
  const high = Math.max(10 * low, 10 ** Math.ceil(Math.log10(top)));
  return [low, top > 0.8 * high ? 1.4 * high : high];
}

/** A bin as a bar from edge to edge with a point in its middle. */
function step() {
  return (_, api) => {
    const [left, y] = api.coord([api.value(0), api.value(2)]);
    const [right] = api.coord([api.value(1), api.value(2)]);
    const colour = api.visual('color');
    return { type: 'group', children: [
      { type: 'rect', shape: { x: left, y: y - 6, width: right - left, height: 12 }, style: { fill: 'transparent' } },
      { type: 'line', shape: { x1: left, y1: y, x2: right, y2: y }, style: { stroke: colour, lineWidth: 2 } },
      { type: 'circle', shape: { cx: (left + right) / 2, cy: y, r: 3 }, style: { fill: colour } },
    ] };
  };
}

/** Target line over its range, threshold with its band, bins of which nothing was reconstructed. */
function marks(status, view, wanting, colours, [low, high], all) {
  const target = status.effective_area_target;
  const lines = [];
  const areas = wanting.map(bin => [{ xAxis: bin.low, itemStyle: { color: colours.warn, opacity: 0.14 } }, { xAxis: bin.high }]);
  if (view === 'uncertainty' && target) {
    const ends = [Math.max(target.low_tev, all[0].low), Math.min(target.high_tev, all.at(-1).high)];
    lines.push([{ coord: [ends[0], 100 * target.error], name: 'target', lineStyle: { color: colours.fit, type: 'solid', width: 1.6 }, label: { formatter: `target ${chosen(target.error)}`, position: 'insideEndBottom', color: colours.fit, fontSize: 11 } }, { coord: [ends[1], 100 * target.error] }]);
  }
  if (known(status.threshold_tev)) {
    lines.push([{ coord: [status.threshold_tev, low], lineStyle: { color: colours.reference, type: 'dashed' }, label: { formatter: `threshold ${brief(status.threshold_tev)} TeV`, position: 'insideEndTop', color: colours.reference, fontSize: 11 } }, { coord: [status.threshold_tev, high] }]);
    if (known(status.threshold_lowest_tev) && status.threshold_highest_tev > status.threshold_lowest_tev) areas.push([{ xAxis: status.threshold_lowest_tev, itemStyle: { color: colours.reference, opacity: 0.13 } }, { xAxis: status.threshold_highest_tev }]);
  }
  return { id: 'marks', type: 'line', data: [], silent: true, markLine: { symbol: 'none', silent: true, animation: false, data: lines }, markArea: { silent: true, animation: false, data: areas } };
}

function tip(bin, target) {
  return rows(`${brief(bin.low)} – ${brief(bin.high)} TeV`, [
    ['thrown', count(bin.thrown)], ['reconstructed', count(bin.reconstructed)], ['efficiency', brief(bin.efficiency)], ['uncertainty', known(bin.error) ? percentage(bin.error) : 'unknown'],
    ['target', bin.asked ? chosen(target.error) : 'not asked for'], ['still needed', bin.asked ? known(bin.needed) ? brief(bin.needed) : 'unknown' : '–'],
  ]);
}

function caption(status, view, wanting) {
  const parts = [];
  if (status.effective_area_target) parts.push('Grey: bins outside the range asked for.');
  if (wanting.length) parts.push(`Shaded: ${counted(wanting.length, 'bin')} of the range thrown and never reconstructed, uncertainty unknown.`);
  if (view !== 'events') parts.push('Dashed: energy threshold, with its band of one standard deviation.');
  return parts.join(' ');
}

/** In words, for those who do not see it; the table of bins has the numbers. */
function summary(status, view, all) {
  const target = status.effective_area_target;
  const met = all.filter(bin => bin.asked && known(bin.error) && bin.error <= target.error).length;
  return `${WHAT[view]} in ${all.length} bins from ${brief(all[0].low)} to ${brief(all.at(-1).high)} TeV. ${target ? `Of ${all.filter(bin => bin.asked).length} bins asked for ${met} meet the target of ${chosen(target.error)}; ` : ''}largest ${percentage(status.max_error)} at ${brief(status.max_error_tev)} TeV.`;
}

const round = value => Math.abs(Math.log10(value) - Math.round(Math.log10(value))) < 1e-6;

/** A power of ten. */
function plain(value) {
  if (value >= 1000 && value < 1e7) return count(value);
  return value >= 1e-3 && value < 1e7 ? String(Number(value.toPrecision(1))) : value.toExponential(0).replace('e+', 'e').replace('-', '\u2212');
}

// Proposals for the energy filters: noise and line width over a grid, the optimum, what becomes of it and why.
import { axis, chart, palette, rows as tipRows, still, tooltip } from './chart.js';
import { errorBar } from './driftcard.js';
import { choice, el, setData } from './dom.js';
import { brief, count, known, pair, probability } from './format.js';
import { microseconds } from './polezero.js';
import { facts, refusals, row, SubjectTile, table } from './subject.js';

const HEADS = [['Parameter', '', 'text'], ['In use', ''], ['Proposed', ''], ['Gain', ''], ['', '', 'text']];
const UNITS = { enc: 'ADC', fwhm: 'keV' };

export class FiltersTile extends SubjectTile {
  constructor(slot, actions) {
    super(slot, {
      key: 'filters', subject: 'germanium.filter', testId: 'filters', title: 'Filters', what: 'waveforms', needsEnergy: true, proposal: true,
      missing: 'a proposal follows when enough baselines and full-energy pulses are in the ring; it needs waveforms, which a DSP-tier file does not have.',
      counts: value => (value.n_baselines ?? 0) + (value.n_pulses ?? 0), tables: { all: 'filters.csv' },
    }, actions);
    this.actions = actions;
    this.top = el('div');
    this.chosen = el('div', { class: 'line-buttons' });
    this.node = el('div', { class: 'chart scan-chart' });
    this.note = el('p', { class: 'caption' });
    this.content.append(this.top, this.chosen, this.node, this.note);
  }

  fill(value, parameter) {
    const decisions = Object.entries(value.decisions ?? {});
    setData(this.tile.root, { decisions: decisions.length, changed: decisions.filter(([, each]) => each.decision === 'changed').length });
    const line = value.fom_fwhm_with_alpha_fit;
    this.top.replaceChildren(...[facts([
      line?.result ? [`FWHM at ${line.peak_dict?.peak ?? '?'} keV`, `${pair(line.result.fwhm, line.result.fwhm_err)} keV`, `${line.peak_dict?.parameter}, with charge-trapping correction ${brief(line.result.alpha)} /ns`] : null,
      value.fom_fwhm_no_alpha ? ['Without correction', `${pair(value.fom_fwhm_no_alpha.fwhm, value.fom_fwhm_no_alpha.fwhm_err)} keV`] : null,
      ['From', `${count(value.n_baselines)} baselines, ${count(value.n_pulses)} pulses`]]),
    decisions.length ? table(HEADS, decisions.map(([name, each]) => this.decision(name, each)), 'Proposals') : null,
    published(parameter), refusals(value.refused)].filter(Boolean));
    this.scans(scansOf(value));
  }

  decision(name, each) {
    const unit = UNITS[each.fom] ?? '';
    const changed = each.decision === 'changed';
    const why = changed ? 'better by more than its error' : known(each.improvement) && known(each.improvement_err) ? 'gain not larger than its error' : 'no figure to compare';
    return row(HEADS, [name, time(each.current), time(each.proposed), `${pair(each.improvement, each.improvement_err)} ${unit}`, el('div', {}, each.decision, el('small', {}, why))],
      { parameter: name, decision: each.decision, current: each.current, proposed: each.proposed, improvement: each.improvement });
  }

  /** One curve at a time, chosen above it; the link bears the choice. */
  scans(scans) {
    this.node.hidden = this.chosen.hidden = scans.length === 0;
    this.note.textContent = scans.length ? '' : 'No scan in this version.';
    if (!scans.length) return;
    const scan = scans.find(each => each.key === this.state.parts?.filters) ?? scans[0];
    this.chosen.replaceChildren(choice('Scan', scans.map(each => [each.key, each.name, each.what]), scan.key, key => this.actions.part('filters', key)));
    this.draw(scan);
  }

  draw(scan) {
    this.chart ??= chart(this.node, '');
    const colours = palette();
    const ys = scan.points.flatMap(p => [p.y - (p.error || 0), p.y + (p.error || 0)]).filter(known);
    const margin = 0.06 * (Math.max(...ys) - Math.min(...ys) || 1);
    const marks = [[scan.current, 'in use'], [scan.proposed, 'proposed']].filter(([x]) => known(x)).map(([x, name]) => ({ name, xAxis: x, label: { distance: name === 'proposed' ? 4 : 17 }, lineStyle: { color: name === 'proposed' ? colours.ink : colours.limit } }));
    this.node.setAttribute('aria-label', `${scan.what}: ${scan.points.length} points, optimum ${known(scan.proposed) ? `${scan.proposed} µs` : 'not known'}`);
    this.chart.setOption({
      ...still, textStyle: { fontFamily: colours.font },
      grid: { left: 52, right: 20, top: 44, bottom: 38 },
      xAxis: axis(colours, { type: 'value', scale: true, name: `${scan.name} [µs]`, nameLocation: 'middle', nameGap: 24, splitLine: { show: false } }),
      yAxis: axis(colours, { type: 'value', min: Math.min(...ys) - margin, max: Math.max(...ys) + margin, name: `${scan.figure} [${scan.unit}]`, nameGap: 22, nameTextStyle: { color: colours.muted, align: 'left', padding: [0, 0, 0, -40], fontSize: 11 }, axisLabel: { color: colours.muted, fontSize: 10.5, showMinLabel: false, showMaxLabel: false, formatter: y => brief(y) } }),
      tooltip: tooltip(colours, { trigger: 'item', formatter: part => part.data?.point ? tipRows(`${brief(part.data.point.x)} µs`, [[scan.figure, `${pair(part.data.point.y, part.data.point.error)} ${scan.unit}`]]) : '' }),
      series: [
        { id: 'errors', type: 'custom', silent: true, clip: true, encode: { x: 0, y: [1, 2] }, renderItem: errorBar(colours.muted), data: scan.points.filter(p => known(p.error)).map(p => [p.x, p.y - p.error, p.y + p.error]) },
        { id: 'points', type: 'line', symbol: 'circle', symbolSize: 6, lineStyle: { color: colours.data, width: scan.ordered ? 1.2 : 0 }, itemStyle: { color: colours.data }, data: scan.points.map(p => ({ value: [p.x, p.y], point: p })),
          markLine: { silent: true, symbol: 'none', lineStyle: { type: [4, 3], width: 1.2 }, label: { color: colours.ink, fontSize: 11, formatter: each => each.name }, data: marks } },
      ],
    }, { replaceMerge: ['series'] });
  }
}

/** Who published it and why, as far as the parameter tells. */
export function published({ provenance }) {
  const told = ['decision', 'why', 'rule', 'by'].filter(name => provenance?.[name]).map(name => provenance[name]);
  return told.length ? el('p', { class: 'caption' }, told.join(' · ')) : null;
}

/** Curves that a version holds: noise over its grid, line width over grids, line width of a search. */
function scansOf(value) {
  const scans = [];
  const of = name => value.decisions?.[name] ?? {};
  const noise = value.noise_optimization;
  if (noise) {
    const [section, found] = Object.entries(noise.result ?? {})[0] ?? [];
    const parameter = Object.keys(found ?? {}).find(name => !name.endsWith('_err'));
    const name = section ? `${section}.${parameter}` : 'noise';
    scans.push({
      key: 'noise', name: section ? `${section} ${parameter}` : 'Noise', what: 'Noise of baselines (ENC) against the filter', figure: 'ENC', unit: 'ADC', ordered: true,
      points: Object.entries(noise.deterministic_sweep ?? {}).map(([x, p]) => ({ x: Number(x), y: p.fom ?? p.std, error: p.fom_err })).sort((a, b) => a.x - b.x),
      current: microseconds(of(name).current), proposed: microseconds(found?.[parameter]),
    });
  }
  for (const [name, grid] of Object.entries(value.grid_search ?? {})) {
    const at = grid.dimension.slice(2).flat();
    scans.push({ key: name, name: `${name.replace('.', ' ')}`, what: `Width of the line against ${name}`, figure: 'FWHM', unit: 'keV', ordered: true,
      points: grid.values.map((y, i) => ({ x: place(at[i]), y, error: grid.errors?.[i] })).filter(p => known(p.x) && known(p.y)), current: place(of(name).current), proposed: place(of(name).proposed) });
  }
  for (const [name, search] of Object.entries(value.bayesian_optimiser ?? {})) {
    scans.push({ key: `${name}.search`, name: `${name.replace('.', ' ')} search`, what: `Width of the line at the points of a search over ${name}`, figure: 'FWHM', unit: 'keV', ordered: false,
      points: search.all_x_in_order.map((x, i) => ({ x: x[0], y: search.all_y_in_order[i], error: search.all_y_err_in_order?.[i] })).filter(p => known(p.x) && known(p.y)), current: place(of(name).current), proposed: search.optimal_x?.[0] ?? place(of(name).proposed) });
  }
  return scans.filter(scan => scan.points.length);
}

const place = text => known(microseconds(text)) ? microseconds(text) : Number(text ?? NaN);

/** "8.00*us" → 8.00 µs */
const time = text => text ? text.replace('*us', ' µs').replace('*ns', ' ns') : '–';

export class DplmsTile extends SubjectTile {
  constructor(slot, actions) {
    super(slot, {
      key: 'dplms', subject: 'germanium.dplms', testId: 'dplms', title: 'DPLMS filter', what: 'waveforms', needsEnergy: true, proposal: true,
      views: [['shape', 'Shape', 'coefficients of the filter'], ['grid', 'Grid', 'width of the line for each combination of penalties']],
      missing: 'a filter follows when enough baselines and full-energy pulses are in the ring; it needs waveforms, which a DSP-tier file does not have.',
      counts: value => (value.n_baselines ?? 0) + (value.n_signals ?? 0), tables: { shape: 'dplms.csv', grid: 'dplms-grid.csv' },
    }, actions);
    this.top = el('div');
    this.node = el('div', { class: 'chart scan-chart' });
    this.grid = el('div', { class: 'table-view' });
    this.content.append(this.top, this.node, this.grid);
  }

  fill(value, parameter) {
    const filter = value.output_dict?.dplms;
    const gain = value.current_fwhm - value.fwhm;
    const gainError = Math.hypot(value.current_fwhm_err, value.fwhm_err);
    setData(this.tile.root, { decision: value.decision, fwhm: value.fwhm, length: filter?.length });
    this.top.replaceChildren(...[facts([
      ['Decision', value.decision ?? '–', value.refused ?? ''],
      ['FWHM', `${pair(value.fwhm, value.fwhm_err)} keV`, `p-value of the fit ${probability(value.p_val)}`],
      ['In use', `${pair(value.current_fwhm, value.current_fwhm_err)} keV`, value.current_energy ?? ''],
      known(gain) ? ['Gain', `${pair(gain, gainError)} keV`] : null,
      ['From', `${count(value.n_baselines)} baselines, ${count(value.n_signals)} pulses`]]), published(parameter), refusals(value.refused)].filter(Boolean));
    this.node.hidden = this.view !== 'shape' || !filter;
    this.grid.hidden = this.view !== 'grid';
    if (this.view === 'grid') this.combinations(value.grid ?? [], filter?.dp_coeffs);
    else if (filter) this.shape(filter);
  }

  combinations(grid, chosen) {
    const names = ['nm', 'za', 'pl', 'ft', 'rt', 'pt'];
    const heads = [['Noise', ''], ['Area', ''], ['Pile-up', ''], ['Flat top', ''], ['FWHM', 'keV'], ['p-value', '']];
    this.grid.replaceChildren(table(heads, grid.map(each => {
      const line = row(heads, [...names.slice(0, 4).map(name => brief(each.coeffs?.[name])), pair(each.fwhm, each.fwhm_err), probability(each.p_val)]);
      line.title = `rise time percentile ${brief(each.coeffs?.rt)}, pile-up threshold ${brief(each.coeffs?.pt)} %`;
      if (chosen && names.every(name => each.coeffs?.[name] === chosen[name])) line.className = 'current';
      return line;
    }), 'Combinations of penalties'));
  }

  shape({ coefficients, length }) {
    this.chart ??= chart(this.node, '');
    const colours = palette();
    this.node.setAttribute('aria-label', `Filter of ${length} coefficients`);
    this.chart.setOption({
      ...still, textStyle: { fontFamily: colours.font },
      grid: { left: 56, right: 16, top: 26, bottom: 38 },
      xAxis: axis(colours, { type: 'value', min: 0, max: coefficients.length, name: 'Sample', nameLocation: 'middle', nameGap: 24, splitLine: { show: false } }),
      yAxis: axis(colours, { type: 'value', name: 'Coefficient', nameGap: 8, nameTextStyle: { color: colours.muted, align: 'left', padding: [0, 0, 0, -44], fontSize: 11 }, axisLabel: { color: colours.muted, fontSize: 10.5, formatter: y => y === 0 ? '0' : brief(y) } }),
      tooltip: tooltip(colours, { trigger: 'axis', formatter: ([part]) => tipRows(`sample ${part.data[0]}`, [['coefficient', brief(part.data[1])]]) }),
      series: [{ id: 'shape', type: 'line', step: 'end', symbol: 'none', lineStyle: { color: colours.data, width: 1.4 }, areaStyle: { color: colours.fill }, data: coefficients.map((y, i) => [i, y]) }],
    });
  }
}

// Pulse shape A/E: Compton bands with their curves, survival fractions, the cut from the double escape peak.
import { axis, chart, palette, rows as tipRows, still, tooltip } from './chart.js';
import { errorBar } from './driftcard.js';
import { el, setData } from './dom.js';
import { count, digitsFor, fixed, known, pair, probability, signed } from './format.js';
import { erfc } from './peakshape.js';
import { facts, gaps, percent, records, row, SubjectTile, table } from './subject.js';
import { points, SweepChart } from './sweep.js';

const HEADS = [['Line', 'keV'], ['Above the low cut', ''], ['Between both cuts', '']];
const VIEWS = [['bands', 'Bands', 'mean and width of A/E against energy'], ['survival', 'Survival', 'what passes the cuts, per line'], ['sweep', 'Sweep', 'survival of the double escape peak against the cut']];
const GAPS = { bands: ['timecorr_df', 'compton_band_fits', 'energy_corr_res', 'alpha'], survival: ['low_side_sfs'], sweep: ['cut_sweep', 'cut_fit', 'sf_sweep_by_peak'] };

export class AoeTile extends SubjectTile {
  constructor(slot, actions) {
    super(slot, {
      key: 'aoe', subject: 'germanium.aoe', testId: 'pulse-shape', title: 'Pulse shape A/E', what: 'events', needsEnergy: true, views: VIEWS,
      missing: 'the first version follows when the Compton bands and the double escape peak have enough events.',
      counts: value => value.counts, tables: { bands: 'aoe-bands.csv', survival: 'aoe-survival.csv', sweep: 'aoe-sweep.csv' },
    }, actions);
    this.facts = el('div');
    this.note = el('p', { class: 'caption' });
    this.node = el('div', { class: 'chart bands-chart' });
    this.survival = el('div');
    this.sweep = new SweepChart();
    this.content.append(this.facts, this.node, this.survival, this.sweep.node, this.note);
  }

  fill(value) {
    const low = records(value.low_side_sfs);
    const both = new Map(records(value.two_side_sfs).map(each => [each.peak, each]));
    const bands = records(value.compton_band_fits);
    const dep = low.find(each => Math.abs(each.peak - 1592.5) < 3);
    setData(this.tile.root, { lowCut: value.low_cut_val, highCut: value.high_cut_val, bands: bands.length, lines: low.length, passLow: value.n_pass_low_cut, passBoth: value.n_pass_double });
    this.facts.replaceChildren(facts([
      ['Low cut', signed(value.low_cut_val, 2), 'of the classifier, in σ'], ['High cut', signed(value.high_cut_val, 2), 'of the classifier, in σ'],
      dep ? ['Double escape peak', percent(dep.sf, dep.sf_err), 'survival above the low cut'] : null,
      ['Pass', value.counts ? `${(100 * value.n_pass_double / value.counts).toFixed(1)} %` : '–', `${count(value.n_pass_low_cut)} events above the low cut, ${count(value.n_pass_double)} between both, of ${count(value.counts)}`],
      known(value.alpha) ? ['Drift-time factor', `${value.alpha.toExponential(2).replace('-', '\u2212')} /ns`] : null]));
    this.node.hidden = this.view !== 'bands' || !bands.length;
    this.survival.hidden = this.view !== 'survival';
    const steps = points(value.cut_sweep);
    this.sweep.node.hidden = this.view !== 'sweep' || !steps.length;
    this.note.textContent = '';
    if (this.view === 'bands') this.bands(bands, value.energy_corr_res ?? {});
    else if (this.view === 'survival') this.survive(low, both);
    else this.steps(steps, value);
    this.note.textContent += gaps(value.refused, ...GAPS[this.view]);
  }

  survive(low, both) {
    this.survival.replaceChildren(table(HEADS, low.map(each => row(HEADS, [String(each.peak), percent(each.sf, each.sf_err), percent(both.get(each.peak)?.sf, both.get(each.peak)?.sf_err)], { line: each.peak, sf: each.sf, sfErr: each.sf_err, twoSided: both.get(each.peak)?.sf })), 'Survival fractions'));
    this.note.textContent = low.length ? 'Wanted: the double escape peak (1592.5 keV) stays, multiple scatters (1620.5, 2614.5) and continuum (2039) go.' : 'No survival fractions in this version: too few events in the lines.';
  }

  steps(steps, value) {
    if (!steps.length) {
      this.note.textContent = 'No sweep in this version: too few events in the double escape peak.';
      return;
    }
    const others = Object.entries(value.sf_sweep_by_peak ?? {}).map(([energy, sweep]) => ({ name: `${energy} keV`, energy: Number(energy), points: points(sweep) })).filter(each => Math.abs(each.energy - 1592.5) > 3 && each.points.length);
    this.sweep.draw({
      sweeps: [{ name: '1592.5 keV', points: steps, main: true }, ...others], curve: sigmoid(value.cut_fit?.pars), xName: 'Low cut on the classifier [σ]',
      cuts: [{ x: value.low_cut_val, text: `cut ${signed(value.low_cut_val, 2)}` }],
      label: `Survival of the double escape peak at ${steps.length} cuts; cut in force ${signed(value.low_cut_val, 2)}`,
    });
    this.note.textContent = 'Points: double escape peak with its curve. Grey: other lines.';
  }

  bands(bands, fits) {
    if (!bands.length) {
      this.note.textContent = 'No Compton bands in this version: too few events.';
      return;
    }
    this.chart ??= chart(this.node, '');
    const colours = palette();
    const energy = bands.map(each => Array.isArray(each.compt_bands) ? (each.compt_bands[0] + each.compt_bands[1]) / 2 : each.compt_bands);
    const span = [Math.floor(Math.min(...energy) / 100) * 100, Math.ceil(Math.max(...energy) / 100) * 100];
    const mean = line(fits.mean_fits?.pars);
    const sigma = width(fits.SigmaFits?.pars);
    this.node.setAttribute('aria-label', `Mean and width of A/E in ${bands.length} Compton bands from ${span[0]} to ${span[1]} keV, with fitted curves`);
    const panel = (i, top, name, valueOf, errorOf, curve) => {
      const data = bands.map((each, k) => ({ x: energy[k], y: each[valueOf], error: each[errorOf] })).filter(p => known(p.y));
      const range = spread(data, curve ? energy.map(curve) : []);
      return {
        grid: { left: 58, right: 12, top, height: 92 },
        x: axis(colours, { gridIndex: i, type: 'value', min: span[0], max: span[1], splitLine: { show: false }, axisLabel: { show: i === 1, color: colours.muted, fontSize: 11 }, axisTick: { show: i === 1 }, ...(i ? { name: 'Energy [keV]', nameLocation: 'middle', nameGap: 24 } : {}) }),
        y: axis(colours, { gridIndex: i, type: 'value', min: range[0], max: range[1], splitNumber: 3, name, nameGap: 5, nameTextStyle: { color: colours.muted, align: 'left', padding: [0, 0, 0, -46], fontSize: 11 }, axisLabel: { color: colours.muted, fontSize: 10.5, showMinLabel: false, showMaxLabel: false, formatter: y => fixed(y, Math.max(2, digitsFor(range[1] - range[0]))) } }),
        series: [
          { id: `errors${i}`, type: 'custom', xAxisIndex: i, yAxisIndex: i, silent: true, clip: true, encode: { x: 0, y: [1, 2] }, renderItem: errorBar(colours.muted), data: data.filter(p => known(p.error)).map(p => [p.x, p.y - p.error, p.y + p.error]) },
          { id: `points${i}`, name, type: 'scatter', xAxisIndex: i, yAxisIndex: i, symbolSize: 4.5, itemStyle: { color: colours.data }, data: data.map(p => ({ value: [p.x, p.y], point: p })), z: 3 },
          { id: `curve${i}`, type: 'line', xAxisIndex: i, yAxisIndex: i, symbol: 'none', silent: true, lineStyle: { color: colours.fit, width: 1.6 }, z: 4, data: curve ? Array.from({ length: 81 }, (_, k) => span[0] + (span[1] - span[0]) * k / 80).map(x => [x, curve(x)]) : [] },
        ],
      };
    };
    const panels = [panel(0, 20, 'Mean, relative', 'mean', 'mean_err', mean), panel(1, 134, 'Width σ, relative', 'sigma', 'sigma_err', sigma)];
    this.chart.setOption({
      ...still, textStyle: { fontFamily: colours.font },
      grid: panels.map(each => each.grid), xAxis: panels.map(each => each.x), yAxis: panels.map(each => each.y),
      tooltip: tooltip(colours, { trigger: 'item', formatter: part => part.data?.point ? tipRows(`${fixed(part.data.point.x, 0)} keV`, [[part.seriesName, pair(part.data.point.y, part.data.point.error)]]) : '' }),
      series: panels.flatMap(each => each.series),
    });
    const p = name => known(fits[name]?.p_val_mu) ? probability(fits[name].p_val_mu) : '–';
    this.note.textContent = `${count(fits.n_of_valid_fits ?? bands.length)} bands fitted; curves: mean a E + b (p = ${p('mean_fits')}), width √(a + (b/E)ᶜ) (p = ${p('SigmaFits')}).`;
  }
}

/** Range of most points and of the curve; a wild band may not flatten the rest. */
function spread(data, curve) {
  const sorted = data.map(p => p.y).sort((a, b) => a - b);
  const at = q => sorted[Math.round(q * (sorted.length - 1))];
  const error = data.map(p => p.error).filter(known).sort((a, b) => a - b);
  const margin = 2 * (error[Math.floor(error.length / 2)] ?? 0);
  const low = Math.min(at(0.05), ...curve.filter(known)) - margin;
  const high = Math.max(at(0.95), ...curve.filter(known)) + margin;
  return high > low ? [low, high] : [low - 0.01, high + 0.01];
}

function line(pars) {
  return known(pars?.a) && known(pars?.b) ? x => pars.a * x + pars.b : null;
}

function width(pars) {
  return known(pars?.a) && known(pars?.b) && known(pars?.c) ? x => Math.sqrt(Math.max(0, pars.a + (pars.b / x) ** pars.c)) : null;
}

/** (a + b x) erfc(c x + d) [%]. */
function sigmoid(pars) {
  if (!['a', 'b', 'c', 'd'].every(name => known(pars?.[name]))) return null;
  return x => (pars.a + pars.b * x) * erfc(pars.c * x + pars.d);
}

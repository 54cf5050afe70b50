// Late charge LQ: its cut, survival fractions, survival against the cut.
import { el, setData } from './dom.js';
import { count, fixed, known, pair } from './format.js';
import { facts, gaps, percent, records, row, SubjectTile, table } from './subject.js';
import { points, SweepChart } from './sweep.js';

const HEADS = [['Line', 'keV'], ['Below the cut', '']];
const VIEWS = [['survival', 'Survival', 'what passes the cut, per line'], ['sweep', 'Sweep', 'survival against the cut']];

export class LqTile extends SubjectTile {
  constructor(slot, actions) {
    super(slot, {
      key: 'lq', subject: 'germanium.lq', testId: 'late-charge', title: 'Late charge LQ', what: 'events', needsEnergy: true, views: VIEWS,
      missing: 'the first version follows when the double escape peak has enough events.',
      counts: value => value.counts, tables: { survival: 'lq-survival.csv', sweep: 'lq-sweep.csv' },
    }, actions);
    this.facts = el('div');
    this.survival = el('div');
    this.sweep = new SweepChart();
    this.note = el('p', { class: 'caption' });
    this.content.append(this.facts, this.survival, this.sweep.node, this.note);
  }

  fill(value) {
    const sfs = records(value.low_side_sf);
    const [slope] = value.dt_fit_slope_intercept ?? [];
    const [slopeError] = value.dt_fit_errors ?? [];
    setData(this.tile.root, { cut: value.cut_val, sigma: value.cut_fit_pars?.sigma, pass: value.n_pass, lines: sfs.length });
    this.facts.replaceChildren(facts([
      ['Cut', known(value.cut_val) ? `LQ < ${fixed(value.cut_val, 1)} σ` : '–'],
      ['σ in the double escape peak', pair(value.cut_fit_pars?.sigma, value.cut_fit_errs?.sigma)],
      known(slope) ? ['Drift-time slope', `${pair(slope * 1e3, known(slopeError) ? slopeError * 1e3 : NaN)} /µs`] : null,
      ['Pass', value.counts ? `${(100 * value.n_pass / value.counts).toFixed(1)} %` : '–', `${count(value.n_pass)} of ${count(value.counts)} events`]]));
    const sweeps = Object.entries(value.sf_sweep_by_peak ?? {}).map(([energy, sweep]) => ({ name: `${energy} keV`, points: points(sweep), main: Math.abs(Number(energy) - 1592.5) < 3 })).filter(each => each.points.length);
    this.survival.hidden = this.view !== 'survival';
    this.sweep.node.hidden = this.view !== 'sweep' || !sweeps.length;
    this.note.textContent = '';
    if (this.view === 'survival') {
      this.survival.replaceChildren(table(HEADS, sfs.map(each => row(HEADS, [String(each.peak), percent(each.sf, each.sf_err)], { line: each.peak, sf: each.sf, sfErr: each.sf_err })), 'Survival fractions'));
      if (!sfs.length) this.note.textContent = 'No survival fractions in this version: too few events in the lines.';
    } else if (sweeps.length) {
      this.sweep.draw({ sweeps, curve: null, xName: 'Cut on LQ [σ]', cuts: [{ x: value.cut_val, text: `cut ${fixed(value.cut_val, 1)}` }], label: `Survival of ${sweeps.length} lines against the cut; cut in force ${fixed(value.cut_val, 1)} σ` });
    } else this.note.textContent = 'No sweep in this version: too few events in the lines.';
    this.note.textContent = (this.note.textContent + gaps(value.refused, 'timecorr_df', this.view === 'survival' ? 'low_side_sf' : 'sf_sweep_by_peak')).trim();
  }
}

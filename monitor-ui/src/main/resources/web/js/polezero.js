// Pole-zero constants: decay times with errors, which kind is in force, what they stand on.
import { el, setData } from './dom.js';
import { count, known, pair } from './format.js';
import { facts, refusals, row, SubjectTile, table } from './subject.js';

const HEADS = [['', '', 'text'], ['In force', 'µs'], ['Single', 'µs'], ['Double', 'µs']];
const TO_US = { ns: 1e-3, us: 1, ms: 1e3, s: 1e6 };

export class PoleZeroTile extends SubjectTile {
  constructor(slot, actions) {
    super(slot, {
      key: 'pz', subject: 'germanium.pole-zero', testId: 'pole-zero', title: 'Pole-zero', what: 'waveforms',
      missing: 'the constants follow when enough tails have been seen; they need waveforms, which a DSP-tier file does not have.',
      counts: value => Math.max(value.pz_double?.n_waveforms ?? 0, value.pz_single?.n_waveforms ?? 0), tables: { all: 'pole-zero.csv' },
    }, actions);
  }

  fill(value) {
    const force = value.output_dict?.pz ?? {};
    const single = value.pz_single?.output_dict?.pz ?? {};
    const double = value.pz_double?.output_dict?.pz ?? {};
    const kind = force.tau2 ? 'double' : force.tau1 ? 'single' : 'none';
    const rows = [['tau1', 'tau2'].map(name => row(HEADS, [name === 'tau1' ? 'τ₁' : 'τ₂', ...[force, single, double].map(part => tau(part, name))], { constant: name })),
      row(HEADS, ['share of τ₂', ...[force, single, double].map(part => part.frac === undefined || part.frac === null ? '–' : pair(100 * part.frac, 100 * (part.frac_err ?? NaN)) + ' %')], { constant: 'frac' })].flat();
    setData(this.tile.root, { kind, tau1: force.tau1, tau2: force.tau2 });
    const slope = value.pz_single?.results?.single_decay_constant?.slope_pars ?? value.results?.single_decay_constant?.slope_pars;
    const two = value.pz_double?.results?.double_pole_zero ?? value.results?.double_pole_zero;
    this.content.replaceChildren(...[facts([
      ['Kind', kind === 'double' ? 'two decay times' : kind === 'single' ? 'one decay time' : 'none'],
      slope ? ['Tail slope', `${slope.mode?.toExponential(3).replaceAll('-', '\u2212') ?? '–'} /sample`, `mode of the slope of log(tail), width ${slope.stdev?.toExponential(1)}`] : null,
      two && known(two.flat_slope) ? ['Rest slope', `${two.flat_slope.toExponential(1).replaceAll('-', '\u2212')} /sample`, `median slope of the corrected tail over the pulse height, ${count(two.n_flat)} waveforms`] : null,
      two ? ['Superpulse', `${count(two.n_superpulse)} waveforms`] : null]),
    table(HEADS, rows, 'Pole-zero constants'), refusals(value.refused)].filter(Boolean));
  }
}

/** "362568.0*ns" in µs; NaN when it is none. */
export function microseconds(text) {
  const parts = /^\s*([-+0-9.eE]+)\s*\*\s*(\w+)\s*$/.exec(text ?? '');
  return parts && parts[2] in TO_US ? Number(parts[1]) * TO_US[parts[2]] : NaN;
}

function tau(part, name) {
  const value = microseconds(part[name]);
  return known(value) ? el('span', {}, pair(value, microseconds(part[`${name}_err`]), 4)) : '–';
}

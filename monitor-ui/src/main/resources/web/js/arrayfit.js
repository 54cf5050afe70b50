// Ratios between types, and how well the pairs agree: worst pair and what to do about it.
import { SUBJECT } from './arraystore.js';
import { foot } from './arraycard.js';
import { el, expected, setData, setText, tile } from './dom.js';
import { brief, count, fixed, known, pair, signed } from './format.js';
import { row, table } from './subject.js';

const NAMES = { [SUBJECT.throughput]: 'Energy', [SUBJECT.size]: 'Image size', [SUBJECT.cross]: 'All types', [SUBJECT.timing]: 'Clocks' };
const RATIO_HEADS = [['Types', '', 'text'], ['Ratio', ''], ['ln ratio', ''], ['Error', '%'], ['from coeff.', '%'], ['Pairs', ''], ['Events', '']];
const FIT_HEADS = [['Fit', '', 'text'], ['χ² / ndof', ''], ['Parts', ''], ['Worst pair', ''], ['Residual', 'σ'], ['Pairs kept out', '', 'text'], ['Do', '', 'text']];

export class RatiosTile {
  constructor(slot) {
    this.tile = tile('type-ratios', 'Type ratios');
    this.content = el('div');
    this.empty = expected('No ratio yet: it needs two types whose telescopes saw the same showers.', 'parameters');
    this.tile.body.append(this.empty, this.content);
    slot.append(this.tile.root);
  }

  show(store) {
    const ratios = (store.picture?.types ?? []).filter(each => known(each.value.log_ratio));
    this.empty.hidden = ratios.length > 0;
    this.content.hidden = ratios.length === 0;
    this.tile.root.classList.toggle('stale', store.stale());
    setText(this.tile.age, foot(store, ratios.reduce((sum, each) => sum + each.value.n_events, 0), 'pairs of showers'));
    if (store.version === this.version) return;
    this.version = store.version;
    this.content.replaceChildren(
      table(RATIO_HEADS, ratios.map(({ value }) => row(RATIO_HEADS, [`${value.type_a} / ${value.type_b}`, pair(value.ratio, value.error), signed(value.log_ratio, 4), fixed(100 * value.log_error, 2), fixed(100 * value.reference_error, 2), count(value.n_pairs), count(value.n_events)],
        { types: `${value.type_a}/${value.type_b}`, ratio: value.ratio, error: value.error, events: value.n_events })), 'Ratios between types'),
      el('p', { class: 'caption' }, 'Energy scale of the first type over the second, coefficients divided out. A bias between the energy regressors of two types cannot be told from throughput.'));
    setData(this.tile.root, { ratios: ratios.length });
  }
}

export class FitTile {
  constructor(slot, actions) {
    this.actions = actions;
    this.tile = tile('array-fit', 'Fit quality');
    this.content = el('div');
    this.empty = expected('No fit yet: coefficients are solved at the end of each observation block.', 'parameters');
    this.tile.body.append(this.empty, this.content);
    slot.append(this.tile.root);
  }

  show(store) {
    const fits = (store.picture?.types ?? []).filter(each => known(each.value.ndof));
    this.empty.hidden = fits.length > 0;
    this.content.hidden = fits.length === 0;
    this.tile.root.classList.toggle('stale', store.stale());
    setText(this.tile.age, foot(store, fits.reduce((sum, each) => sum + each.value.ndof, 0), 'degrees of freedom'));
    if (store.version === this.version) return;
    this.version = store.version;
    const order = Object.keys(NAMES);
    fits.sort((a, b) => order.indexOf(a.subject) - order.indexOf(b.subject) || a.scope.localeCompare(b.scope));
    this.content.replaceChildren(table(FIT_HEADS, fits.map(fit => this.row(fit)), 'Quality of the fits'), ...extras(fits));
    setData(this.tile.root, { fits: fits.length });
  }

  row({ subject, scope, value }) {
    const rejected = Object.entries(value.rejected_pairs ?? {});
    const ids = /^(?:tel_)?(\d+)-(?:tel_)?(\d+)$/.exec(value.worst_pair ?? '');
    const advice = whatToDo(value);
    const node = row(FIT_HEADS, [
      `${NAMES[subject] ?? subject} · ${scope}`,
      el('span', value.chi2 > 3 * value.ndof && value.ndof > 2 ? { class: 'poor' } : {}, value.ndof ? `${brief(value.chi2)} / ${count(value.ndof)}` : `${brief(value.chi2)} / 0`),
      el('span', value.components > 1 ? { class: 'poor' } : {}, `${value.components > 1 ? '▲ ' : ''}${count(value.components)}`),
      ids ? el('button', { type: 'button', class: 'small', title: 'Show the first telescope of the pair', onclick: () => this.actions.choose(`tel_${ids[1].padStart(3, '0')}`) }, value.worst_pair) : value.worst_pair ?? '–',
      el('span', Math.abs(value.worst_residual) > 4 ? { class: 'poor' } : {}, signed(value.worst_residual, 1)),
      rejected.map(([why, n]) => `${why.replaceAll('_', ' ')}: ${n}`).join(', ') || 'none',
      el('span', {}, advice.text),
    ], { subject, scope, chi2: value.chi2, ndof: value.ndof, components: value.components, worstPair: value.worst_pair, worstResidual: value.worst_residual });
    node.lastChild.className = `todo-cell${advice.act ? ' act' : ''}`;
    return node;
  }
}

/** What a person does about a fit, the gravest first. */
function whatToDo({ chi2, ndof, components, worst_pair: pairName, worst_residual: residual, rejected_pairs: rejected }) {
  if (!ndof) return { act: true, text: 'Nothing checks this fit: take longer blocks, or allow pairs further apart.' };
  if (components > 1) return { act: true, text: `${components} parts are not connected: allow pairs further apart or take longer blocks; parts without reference have a gauge of their own.` };
  if (Math.abs(residual) > 4) return { act: true, text: `Look at the drift of both telescopes of ${pairName}. If one of them is bad in other pairs too, it is that telescope; if not, the selection of this pair is biased.` };
  if (chi2 > 3 * ndof && ndof > 2) return { act: true, text: 'Pairs scatter more than their errors: tighten the distance asymmetry or the energy threshold.' };
  if (Object.values(rejected ?? {}).some(n => n > 0)) return { act: false, text: 'Nothing; longer blocks would fill the pairs kept out.' };
  return { act: false, text: 'Nothing.' };
}

/** Further numbers of a method: what its fit found beside the coefficients. */
function extras(fits) {
  const told = fits.flatMap(fit => beside(fit.value.extra ?? {}).map(text => `${NAMES[fit.subject] ?? fit.subject}, ${fit.scope}: ${text}`));
  return told.length ? [el('p', { class: 'caption' }, told.join(' · '))] : [];
}

function beside({ walk_ns_pe: walk, walk_error_ns_pe: walkError, distance_slope_per_m: slope, distance_slope_error_per_m: slopeError }) {
  const said = [];
  if (walk !== undefined) said.push(`time walk ${number(walk, walkError, 1)} ns p.e. by image size`);
  if (slope !== undefined) said.push(`energies change by ${number(slope, slopeError, 1e4)} % for each 100 m of distance`);
  return said;
}

function number(value, error, factor) {
  return error === undefined ? brief(value * factor) : pair(value * factor, error * factor);
}

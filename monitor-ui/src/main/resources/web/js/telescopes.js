// Table of the telescopes: coefficient, clock, fit, drift, age of each.
import { coefficient, deviation, driftOf, percent, SUBJECT } from './arraystore.js';
import { foot } from './arraycard.js';
import { choice, download, el, reveal, setData, setText, tile } from './dom.js';
import { count, known, moment, ms, pair, signed } from './format.js';
import { glyph, ORDER } from './states.js';

const HEADS = [['Telescope'], ['Type', '', 'text'], ['Throughput', ''], ['vs type', '%'], ['Drift', '', 'text'], ['Clock', 'ns'], ['Pairs', ''], ['Events', ''], ['Part', '', '', 'number of its connected part of the array'], ['Redund.', '', '', 'redundancy: pairs beyond the first'], ['Block', '', 'text'], ['Running', '', '', 'throughput as it stands in the running block']];
const WORDS = { drift: 'drifts', lowstat: 'too few counts', ok: 'within limits' };

export class TelescopesTile {
  constructor(slot, actions) {
    this.actions = actions;
    this.order = choice('Order of telescopes', [['layout', 'Layout', 'as in the layout'], ['state', 'Worst', 'worst state first']], 'layout', actions.order);
    this.tile = tile('telescopes-table', 'Telescopes', [this.order, el('div', { class: 'choice' }, el('button', { type: 'button', title: 'Save the table', onclick: () => this.csv() }, 'CSV'))]);
    this.body = el('tbody');
    this.table = el('div', { class: 'telescopes', tabindex: '0', role: 'region', 'aria-label': 'Telescopes' }, el('table', { class: 'numbers' },
      el('thead', {}, el('tr', {}, ...HEADS.map(([name, unit, style, title]) => el('th', { scope: 'col', class: style, title }, name, unit ? el('small', {}, ` ${unit}`) : null)))), this.body));
    this.empty = el('p', { class: 'empty' }, 'No telescopes yet.');
    this.tile.body.append(this.empty, this.table);
    slot.append(this.tile.root);
  }

  show(store, state) {
    this.store = store;
    this.order.show(state.order);
    const lines = store.telescopes;
    this.empty.hidden = lines.length > 0;
    this.table.hidden = lines.length === 0;
    this.tile.root.classList.toggle('stale', store.stale());
    const events = lines.reduce((sum, line) => sum + (coefficient(line, SUBJECT.throughput)?.value.n_events ?? 0), 0);
    setText(this.tile.age, foot(store, events / 2, 'pairs of showers'));
    const key = `${store.version}|${store.picture?.array}|${state.order}|${state.telescope}`;
    if (key === this.key) return;
    this.key = key;
    const tally = ORDER.map(name => [name, lines.filter(line => line.state === name).length]).filter(([, n]) => n);
    setText(this.tile.sub, tally.map(([name, n]) => `${n} ${name}`).join(' · '));
    const rank = line => ORDER.indexOf(line.state);
    const sorted = state.order === 'state' ? [...lines].sort((a, b) => rank(a) - rank(b) || worst(b) - worst(a)) : lines;
    this.body.replaceChildren(...sorted.map(line => this.row(line, state)));
    this.table.classList.toggle('idle', !lines.some(line => line.now));
    setData(this.tile.root, { telescopes: lines.length });
    if (state.telescope !== this.chosen) reveal(this.table, this.body.querySelector('[aria-selected=true]'));
    this.chosen = state.telescope;
  }

  row(line, state) {
    const published = coefficient(line, SUBJECT.throughput) ?? coefficient(line, SUBJECT.size);
    const c = published?.value;
    const clockOffset = coefficient(line, SUBJECT.timing)?.value;
    const drift = line.drift.filter(point => point.run === this.store.picture.judged);
    const loudest = [...drift].sort((a, b) => (b.verdict === 'drift') - (a.verdict === 'drift') || Math.abs(b.z ?? 0) - Math.abs(a.z ?? 0))[0];
    // without any reference the mean is the gauge: then nobody is adrift
    const adrift = c && c.component >= 0 && !c.anchored && this.store.telescopes.some(each => each.telescope.type === line.telescope.type && coefficient(each, published.subject)?.value.anchored);
    const old = published && published.run !== this.store.picture.judged;
    const row = el('tr', { 'aria-selected': String(line.scope === state.telescope), title: line.reason, onclick: () => this.actions.choose(line.scope) },
      el('th', { scope: 'row' }, el('button', { type: 'button', 'aria-label': `Show ${line.scope}`, onclick: event => { event.stopPropagation(); this.actions.choose(line.scope); } }, glyph(line.state), line.scope)),
      el('td', { class: 'text' }, line.telescope.type),
      el('td', {}, c ? c.fixed ? `${c.throughput.toFixed(4)} (fixed)` : pair(c.throughput, c.error) : '–'),
      el('td', {}, signed(deviation(this.store, line, 'level'), 1)),
      el('td', { class: 'text verdict' }, line.state === 'NODATA' ? 'no data' : loudest ? driftText(loudest, line) : '–'),
      el('td', {}, clockOffset ? clockOffset.fixed ? `${clockOffset.offset_ns.toFixed(2)} (fixed)` : pair(clockOffset.offset_ns, clockOffset.error) : '–'),
      el('td', {}, count(c?.n_pairs)), el('td', {}, count(c?.n_events)),
      el('td', adrift ? { class: 'poor', title: 'not connected with the reference of its type: has a gauge of its own' } : {}, c ? c.component < 0 ? '–' : `${c.component + 1}${adrift ? ' ▲' : ''}` : '–'),
      el('td', c?.redundancy === 0 && !c.fixed ? { class: 'poor', title: 'nothing checks this coefficient' } : {}, c ? c.redundancy === 0 ? '0 ▲' : count(c.redundancy) : '–'),
      el('td', { class: `text block${old ? ' poor' : ''}`, title: published ? `${published.run}, valid from ${moment(ms(published.at))} UTC${published.rolled_back_to ? `, back to ${published.rolled_back_to_run ?? `version ${published.rolled_back_to}`} by ${published.by}` : ''}` : null }, published ? `${old ? '▲ ' : ''}${published.rolled_back_to ? '↩ ' : ''}${published.run}` : '–'),
      el('td', { title: line.now ? `n = ${count(line.now.events)}, clock ${pair(line.now.offset_ns, line.now.offset_error_ns)} ns` : 'no block is running' }, line.now ? pair(line.now.throughput, line.now.error) : '–'));
    setData(row, {
      telescope: line.scope, state: line.state, throughput: c?.throughput, error: c?.error, pairs: c?.n_pairs, events: c?.n_events, component: c?.component, redundancy: c?.redundancy,
      clock: clockOffset?.offset_ns, clockError: clockOffset?.error, verdict: loudest?.verdict, z: loudest?.z, block: published?.run,
    });
    return row;
  }

  csv() { download(`/api/arrays/${encodeURIComponent(this.store.picture.array)}/telescopes.csv`, ''); }
}

const worst = line => Math.max(0, ...line.drift.map(point => Math.abs(point.z ?? 0)));

function driftText(point, line) {
  if (point.verdict === 'lowstat') return WORDS.lowstat;
  const isClock = point === driftOf(line, 'clock');
  const shift = isClock ? `${signed(point.measured?.shift, 2)} ${point.measured?.unit ?? 'ns'}` : point === driftOf(line, 'throughput') ? `${signed(percent(point), 1)} %` : signed(point.measured?.shift, 3);
  const z = known(point.z) ? ` (z ${signed(point.z, 1)})` : '';
  return point.verdict === 'drift' ? `${isClock ? 'clock ' : ''}${shift}${z}` : `ok${z}`;
}

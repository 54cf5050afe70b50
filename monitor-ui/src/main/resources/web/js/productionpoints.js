// List of the grid points: state, largest uncertainty, share of the events needed, limits.
import { percentage } from './productioncard.js';
import { choice, el, expected, reveal, setData, setText, tile } from './dom.js';
import { brief, count, interval, known, ms } from './format.js';
import { conditions, freshness, RANK, share, STATES } from './productionstore.js';
import { glyph } from './states.js';

const HEADS = [['Grid point', 'text'], ['Uncertainty', '', 'largest relative error of the effective area in the range asked for'], ['Events', '', 'share of the events needed at the present spectrum'], ['Thrown', '', 'events thrown'], ['Limits', '', 'layouts of which all limits have converged']];

export class PointsTile {
  constructor(slot, actions) {
    this.actions = actions;
    this.order = choice('Order of grid points', [['conditions', 'Conditions', 'by zenith angle, azimuth, night sky, offset, layout'], ['state', 'Worst', 'what needs most first']], 'conditions', actions.order);
    this.tile = tile('production-points', 'Grid points', [this.order]);
    this.body = el('tbody', { onkeydown: event => this.arrow(event) });
    this.table = el('div', { class: 'points', tabindex: '0', role: 'region', 'aria-label': 'Grid points' }, el('table', { class: 'numbers' },
      el('thead', {}, el('tr', {}, ...HEADS.map(([name, style, title]) => el('th', { scope: 'col', class: style || null, title }, name)))), this.body));
    this.empty = expected('No grid points yet.', 'production');
    this.tile.body.append(this.empty, this.table);
    slot.append(this.tile.root);
  }

  show(store, state) {
    this.order.show(state.order);
    const lines = store.points;
    this.empty.hidden = lines.length > 0;
    this.table.hidden = !lines.length;
    this.foot(store);
    const states = lines.map(line => store.stateOf(line));
    const key = `${store.version}|${states}|${state.order}|${state.point}`;
    if (key === this.key) return;
    this.key = key;
    setText(this.tile.sub, RANK.map(name => [name, states.filter(each => each === name).length]).filter(([, n]) => n).map(([name, n]) => `${n} ${STATES[name][1]}`).join(' · '));
    const focused = this.body.contains(document.activeElement);
    this.sorted = [...lines];
    if (state.order === 'state') this.sorted.sort((a, b) => RANK.indexOf(store.stateOf(a)) - RANK.indexOf(store.stateOf(b)) || (worst(b) - worst(a) || 0));
    this.chosen = state.point;
    this.body.replaceChildren(...this.sorted.map(line => this.row(store, line)));
    setData(this.tile.root, { points: lines.length });
    const row = this.body.querySelector('[aria-selected=true]');
    if (focused) row?.querySelector('button').focus({ preventScroll: true });
    if (state.point !== this.shown) reveal(this.table, row);
    this.shown = state.point;
  }

  foot(store) {
    const lines = store.points;
    if (!lines.length) return setText(this.tile.age, 'no grid point · n = 0');
    const from = Math.min(...lines.map(line => ms(line.from)).filter(known));
    const until = Math.max(...lines.map(line => ms(line.until)).filter(known));
    const n = [[lines.reduce((all, line) => all + line.events, 0), 'reconstructed'], [lines.reduce((all, line) => all + line.triggers, 0), 'triggers']];
    const newest = [...lines].sort((a, b) => b.received_ms - a.received_ms)[0];
    const running = lines.some(line => line.running);
    return setText(this.tile.age, `${interval(from, until)} · n = ${n.filter(([m]) => m).map(([m, what]) => `${count(m)} ${what}`).join(' + ') || 0} · ${running ? freshness(store, newest) : 'final'}`);
  }

  row(store, line) {
    const state = store.stateOf(line);
    const [shape, word] = STATES[state];
    const { pointing, rest } = conditions(line);
    const there = share(line.max_error, line.target_error);
    const button = el('button', { type: 'button', tabindex: line.key === this.chosen || !this.chosen ? null : '-1', 'aria-label': `Show ${line.key}, ${word}`, onclick: event => { event.stopPropagation(); this.actions.choose(line.key); } }, glyph(shape, state), el('span', {}, pointing));
    const node = el('tr', { 'aria-selected': String(line.key === this.chosen), title: `${word}: ${line.reason}`, onclick: () => this.actions.choose(line.key) },
      el('th', { scope: 'row', class: 'text' }, button, el('small', {}, rest)),
      el('td', {}, line.statistics ? known(line.max_error) ? percentage(line.max_error) : 'unknown' : '–'),
      el('td', {}, known(there) ? el('span', { class: 'rate' }, el('span', { class: 'rate-bar' }, bar(there)), percentage(there)) : '–'),
      el('td', {}, line.statistics ? brief(line.thrown) : '–'),
      el('td', {}, line.layouts ? `${line.layouts_converged} of ${line.layouts}` : '–'));
    setData(node, { point: line.key, state, maxError: line.max_error, thrown: line.statistics ? line.thrown : null, events: line.statistics ? line.events : null, triggers: line.layouts ? line.triggers : null, layouts: line.layouts, converged: line.layouts_converged });
    return node;
  }

  arrow(event) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    this.move(by);
  }

  /** Chooses the next or the previous one of the list. */
  move(by) {
    if (!this.sorted?.length) return;
    const at = this.sorted.findIndex(line => line.key === this.chosen);
    const next = this.sorted[Math.max(0, Math.min(this.sorted.length - 1, at < 0 ? 0 : at + by))];
    if (next.key !== this.chosen) this.actions.choose(next.key);
  }
}

function bar(share) {
  const span = el('span');
  span.style.width = `${100 * share}%`;
  return span;
}

const worst = line => known(line.max_error) ? line.max_error / line.target_error : Infinity;

// Drift of a channel: one control chart per watched quantity, grouped by subject; calm groups are folded to a line per quantity.
import { DriftCard, NAMES } from './driftcard.js';
import { choice, download, el, expected, setData, setText, tile } from './dom.js';
import { clock, count, duration, fixed, interval, known, ms, signed } from './format.js';
import { group, GROUPS, isWidth, label, numbers, order, signedBrief } from './quantities.js';
import { glyph, verdictState } from './states.js';

const WORST = ['drift', 'ok', 'lowstat'];

export class DriftTile {
  constructor(slot, actions) {
    this.actions = actions;
    this.tile = tile('drift', 'Drift', [el('div', { class: 'choice' },
      this.tableButton = el('button', { type: 'button', title: 'Points as a table', 'aria-pressed': 'false', onclick: () => this.toggle() }, 'Table'),
      el('button', { type: 'button', title: 'Save all points', onclick: () => this.csv() }, 'CSV'))]);
    this.table = el('div', { class: 'table-view', hidden: true, tabindex: '0', 'aria-label': 'Drift points' });
    this.empty = expected('No drift point yet. The first follows the first closed window after the first version.', 'drift');
    this.groups = GROUPS.filter(([name]) => name !== 'widths').map(([name, title]) => name === 'lines' ? new LineGroup(title, actions) : new DriftGroup(name, title, actions));
    this.tile.body.append(this.empty, ...this.groups.map(each => each.root), this.table);
    slot.append(this.tile.root);
  }

  show(store, state, redraw) {
    this.store = store;
    const quantities = [...store.charts.keys()].sort(order);
    this.empty.hidden = quantities.length > 0;
    for (const each of this.groups) each.show(quantities.filter(name => each.holds(name)), store, state, redraw);
    this.foot(quantities);
    if (!this.table.hidden) this.fillTable(quantities);
  }

  foot(quantities) {
    const { store } = this;
    const all = quantities.flatMap(name => store.points(name));
    const last = all.reduce((a, b) => (a && a.at > b.at ? a : b), null);
    const first = all.reduce((a, b) => (a && a.from < b.from ? a : b), null);
    const cut = store.chartsCut ? ` · ${count(store.chartsCut)} oldest points not kept here` : '';
    const behind = last ? (ms(store.run()?.data_until) - ms(last.at)) / 1000 : NaN;
    const ago = store.run()?.complete ? 'final' : `last window closed ${duration(behind)} of data ago`;
    setText(this.tile.age, last ? `${interval(ms(first.from), ms(last.at))} · n = ${count(all.length)} point${all.length === 1 ? '' : 's'} · ${ago}${cut}` : 'no points · n = 0');
    const own = all.every(point => !point.reference || point.reference.startsWith(`run ${store.selection.run} `));
    setText(this.tile.sub, !last ? '' : own ? 'against the first versions of this run' : `against ${last.reference}`);
    setData(this.tile.root, { quantities: quantities.length, points: all.length });
  }

  toggle() {
    this.table.hidden = !this.table.hidden;
    this.tableButton.setAttribute('aria-pressed', String(!this.table.hidden));
    if (!this.table.hidden) this.fillTable([...this.store.charts.keys()].sort(order));
  }

  fillTable(quantities) {
    const heads = ['Quantity', 'From (UTC)', 'To (UTC)', 'Shift', 'Error', 'Unit', 'z', 'Limit', 'CUSUM up', 'CUSUM down', 'Counts', 'Verdict'];
    const points = quantities.flatMap(name => this.store.points(name)).sort((a, b) => a.at < b.at ? 1 : -1).slice(0, 200);
    this.table.replaceChildren(el('table', { class: 'numbers' }, el('caption', {}, `newest ${points.length} points`),
      el('thead', {}, el('tr', {}, ...heads.map(head => el('th', { scope: 'col' }, head)))),
      el('tbody', {}, ...points.map(p => this.row(p)))));
  }

  row(p) {
    const n = numbers(p.quantity, this.store);
    const cells = [label(p.quantity), clock(ms(p.from)), clock(ms(p.at)), signedBrief(n.shift(p)), signedBrief(n.error(p)).replace('+', ''), n.unit(p), signed(p.z, 1), signedBrief(n.limit(p)).replace('+', ''), fixed(p.cusum_high, 1), fixed(p.cusum_low, 1), count(p.counts), NAMES[p.verdict]];
    return el('tr', {}, ...cells.map(text => el('td', {}, String(text))));
  }

  csv() {
    const { run, channel } = this.store.selection;
    download(`/api/channels/${encodeURIComponent(run)}/${encodeURIComponent(channel)}/drift.csv`, '');
  }
}

/** The quantities of one subject. Lines are open; others open by themselves when one of them drifts; a person's choice counts more. */
class DriftGroup {
  constructor(name, title, actions) {
    this.name = name;
    this.mark = el('span', { class: 'cell-glyph' });
    this.summary = el('span', { class: 'muted' });
    this.button = el('button', { type: 'button', class: 'fold', 'aria-expanded': 'false', onclick: () => actions.fold(name, !this.open) },
      el('span', { class: 'arrow', 'aria-hidden': 'true' }), this.mark, el('span', { class: 'name' }, title), this.summary);
    this.grid = el('div', { class: 'drift-grid' });
    this.root = el('div', { class: 'drift-group', 'data-testid': `drift-group-${name}`, hidden: true }, this.button, this.grid);
    this.cards = new Map();
  }

  holds(quantity) { return group(quantity) === this.name; }

  show(quantities, store, state, redraw) {
    this.root.hidden = quantities.length === 0;
    for (const name of [...this.cards.keys()]) if (!quantities.includes(name)) this.drop(name);
    if (!quantities.length) return;
    const points = new Map(quantities.map(name => [name, store.points(name)]));
    const last = quantities.map(name => points.get(name).at(-1));
    const drifting = last.some(point => point.verdict === 'drift');
    this.open = state.fold?.[this.name] ?? (this.name === 'lines' || drifting);
    this.grid.classList.toggle('folded', !this.open);
    this.button.setAttribute('aria-expanded', String(this.open));
    setData(this.root, { open: this.open, quantities: quantities.length });
    this.button.title = `against ${[...new Set(last.map(point => point.reference ?? 'the first version'))].join(', ')}`;
    this.tell(last);
    quantities.forEach(name => {
      if (!this.cards.has(name)) this.add(name);
      this.cards.get(name).show(points.get(name), store, { redraw, open: this.open });
    });
  }

  /** What is told of `last`; the mark is that of the worst of `all`. */
  tell(last, all = last) {
    const worst = WORST.find(verdict => all.some(point => point.verdict === verdict));
    if (worst !== this.worst) this.mark.replaceChildren(glyph(verdictState(worst)));
    this.worst = worst;
    const z = Math.max(...last.map(point => Math.abs(point.z)).filter(known));
    setText(this.summary, `${this.told(last)}${Number.isFinite(z) ? ` · largest |z| ${fixed(z, 1)}` : ''}`);
  }

  told(last) {
    const drifting = last.filter(point => point.verdict === 'drift').length;
    const low = last.filter(point => point.verdict === 'lowstat').length;
    return drifting ? `${drifting} of ${last.length} drift` : low === last.length ? 'too few counts to judge' : `${last.length - low} within limits${low ? `, ${low} with too few counts` : ''}`;
  }

  add(name) {
    const card = new DriftCard(name);
    this.cards.set(name, card);
    const after = [...this.cards.keys()].sort(order);
    const next = after[after.indexOf(name) + 1];
    this.grid.insertBefore(card.root, next ? this.cards.get(next).root : this.legend ?? null);
  }

  drop(name) {
    this.cards.get(name).close();
    this.cards.delete(name);
  }
}

const LINE_KINDS = [['position', 'Position', 'drift of the position of each line'], ['fwhm', 'FWHM', 'drift of the resolution: the FWHM of each line']];

/** The lines: one chart of each, of its position or of its FWHM, by a switch. */
class LineGroup extends DriftGroup {
  constructor(title, actions) {
    super('lines', title, actions);
    this.kinds = choice('Drift of lines', LINE_KINDS, 'position', actions.lines);
    this.legends = { position: legend(false), fwhm: legend(true) };
    this.none = el('p', { class: 'none', hidden: true }, 'No FWHM of a line yet: its reference needs 1000 counts in the line, each point 500.');
    this.root.prepend(el('div', { class: 'group-head' }, this.button, this.kinds));
    this.grid.append(this.none, this.legends.position, this.legends.fwhm);
  }

  holds(quantity) { return super.holds(quantity) || isWidth(quantity); }

  show(quantities, store, state, redraw) {
    const kind = state.lines;
    const others = quantities.filter(name => isWidth(name) !== (kind === 'fwhm'));
    this.beside = others.map(name => store.points(name).at(-1));
    this.kinds.show(kind);
    for (const [name, node] of Object.entries(this.legends)) node.hidden = name !== kind;
    this.legend = this.legends[kind];
    super.show(quantities.filter(name => !others.includes(name)), store, state, redraw);
    this.none.hidden = others.length === 0 || quantities.length > others.length;
    this.root.hidden = quantities.length === 0;
    if (!this.none.hidden) this.waiting(state);
    setData(this.root, { kind, beside: this.beside.filter(point => point.verdict === 'drift').length });
  }

  /** Nothing to show of this kind yet. */
  waiting(state) {
    this.open = state.fold?.lines ?? true;
    this.grid.classList.toggle('folded', !this.open);
    this.button.setAttribute('aria-expanded', String(this.open));
    setData(this.root, { open: this.open, quantities: 0 });
    this.tell([]);
  }

  tell(last) {
    super.tell(last, [...last, ...this.beside]);
    const drifting = this.beside.filter(point => point.verdict === 'drift').length;
    const other = isWidth(this.beside[0]?.quantity ?? '') ? 'FWHM' : 'position';
    if (drifting) setText(this.summary, `${this.summary.textContent}${last.length ? ' · ' : ''}${other}: ${this.told(this.beside)}`);
    for (const button of this.kinds.children) {
      const [, name] = LINE_KINDS.find(([value]) => value === button.dataset.value);
      const aside = drifting && button.getAttribute('aria-pressed') === 'false';
      setText(button, aside ? `${name} ▲` : name);
    }
  }
}

/** What the charts show, with the marks themselves; `average` of those that judge a moving average. */
function legend(average) {
  const marks = average ? [
    ['<circle cx="13" cy="6" r="3" fill="var(--data)"/>', 'FWHM against the reference, one closed window, with its error'],
    ['<path d="M0 8C8 8 10 5 26 4" fill="none" stroke="var(--data)" stroke-width="1.6"/>', 'moving average of the points'],
    ['<path d="M13 1l5 9H8z" fill="var(--warn)"/>', 'point judged a drift: the resolution is worse'],
    ['<path d="M0 6h26" stroke="var(--limit)" stroke-dasharray="5 4" stroke-width="1.4"/>', 'limit of the average; better is no drift'],
    ['<path d="M0 10h8V6h9V2h9" fill="none" stroke="var(--data)" stroke-width="1.4"/>', 'below: the average in its σ, and its limit'],
  ] : [
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

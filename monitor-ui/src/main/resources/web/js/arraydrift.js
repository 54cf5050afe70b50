// Drift of one telescope: one control chart per quantity over the observation blocks.
import { coefficient, SUBJECT } from './arraystore.js';
import { DriftCard } from './driftcard.js';
import { download, el, setData, setText, tile } from './dom.js';
import { count, interval, ms, pair } from './format.js';

export class TelescopeDrift {
  constructor(slot) {
    this.tile = tile('telescope-drift', 'Drift', [el('div', { class: 'choice' }, this.save = el('button', { type: 'button', title: 'Save all points', onclick: () => this.csv() }, 'CSV'))]);
    this.grid = el('div', { class: 'telescope-charts' });
    this.empty = el('p', { class: 'empty' });
    this.tile.body.append(this.empty, this.grid);
    slot.append(this.tile.root);
    this.cards = new Map();
  }

  show(store, state, redraw) {
    this.store = store;
    const line = store.line(state.telescope);
    // the history of the telescope chosen before may still be there for a moment
    const quantities = line && store.picture.telescope === state.telescope ? store.quantities() : [];
    const history = quantities.length ? store.picture.history : [];
    this.tile.root.classList.toggle('stale', store.stale());
    this.empty.hidden = quantities.length > 0;
    this.save.disabled = !quantities.length;
    setText(this.empty, !store.telescopes.length ? 'No array data yet.' : !line ? 'Choose a telescope on the map or in the table.' : `${line.scope}: no point yet. The first block is the reference; points come with the next.`);
    const c = coefficient(line, SUBJECT.throughput)?.value;
    setText(this.tile.sub, line ? `${line.scope} · ${line.telescope.type} · ${line.reason}${c ? ` · throughput ${c.fixed ? `${c.throughput} (fixed)` : pair(c.throughput, c.error)}` : ''}` : '');
    setText(this.tile.age, quantities.length ? `${interval(ms(history[0].from), ms(history.at(-1).at))} · n = ${count(history.length)} points, ${count(history.at(-1).counts)} events in the newest` : 'no point yet · n = 0');
    setData(this.tile.root, { telescope: line?.scope, points: history.length });
    for (const name of [...this.cards.keys()]) if (!quantities.includes(name)) this.drop(name);
    for (const name of quantities) {
      if (!this.cards.has(name)) this.add(name);
      this.cards.get(name).show(store.points(name), store, { redraw, open: true });
    }
  }

  add(name) {
    const card = new DriftCard(name);
    this.cards.set(name, card);
    this.grid.append(card.root);
  }

  drop(name) {
    this.cards.get(name).close();
    this.cards.delete(name);
  }

  csv() {
    const { array, telescope } = this.store.picture;
    download(`/api/arrays/${encodeURIComponent(array)}/${encodeURIComponent(telescope)}/drift.csv`, '');
  }
}

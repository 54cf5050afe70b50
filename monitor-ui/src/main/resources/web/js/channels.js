// Channel selector: 12 to 1000 rows with state glyph and drift in keV (of another quantity than a line: in σ); arrows move, type to filter.
import { choice, el, setText } from './dom.js';
import { clock, count, known, ms, signed } from './format.js';
import { age } from './runcard.js';
import { glyph, MEANING, ORDER } from './states.js';

export class ChannelList {
  constructor(slot, actions) {
    this.actions = actions;
    this.rows = new Map();
    this.filterText = '';
    this.search = el('input', { type: 'search', placeholder: 'Filter channels', 'aria-label': 'Filter channels ( / )', oninput: () => this.filter() });
    this.order = choice('Order of channels', [['name', 'Name', 'by name'], ['state', 'Worst', 'worst state first']], 'name', actions.order);
    this.tally = el('div', { class: 'tally' });
    this.heads = el('div', { class: 'channel-heads', 'aria-hidden': 'true' }, el('span', {}, 'Channel'), el('span', {}, 'Shift [keV]'));
    this.list = el('div', { class: 'channel-list', role: 'listbox', tabindex: '0', 'aria-label': 'Channels, arrow keys choose', onkeydown: event => this.key(event) });
    this.root = el('section', { class: 'tile channels', 'data-testid': 'channels', 'aria-label': 'Channels' },
      el('header', {}, el('div', { class: 'title' }, el('h2', {}, 'Channels')), el('div', { class: 'tools' }, this.order)),
      el('div', { class: 'body' }, this.search, this.tally, this.heads, this.list,
        this.empty = el('p', { class: 'empty' }, 'No channels yet. They appear with the first spectrum.')),
      this.age = el('footer', { class: 'age', 'data-testid': 'tile-age' }));
    slot.append(this.root);
  }

  focusSearch() { this.search.focus(); }

  filter() {
    this.filterText = this.search.value.trim().toLowerCase();
    this.arrange();
  }

  show(store, order) {
    this.order.show(order);
    this.chosen = store.selection.channel;
    for (const name of [...this.rows.keys()]) if (!store.channels.has(name)) this.remove(name);
    for (const summary of store.channels.values()) this.row(summary);
    this.empty.hidden = store.channels.size > 0;
    this.orderBy = order;
    this.arrange();
    this.count(store);
  }

  remove(name) {
    this.rows.get(name).node.remove();
    this.rows.delete(name);
  }

  row(summary) {
    let row = this.rows.get(summary.channel);
    if (!row) {
      row = { glyph: el('span', { class: 'cell-glyph' }), name: el('span', { class: 'cell-name' }, summary.channel), drift: el('span', { class: 'cell-drift' }) };
      row.node = el('div', { role: 'option', id: `channel-${summary.channel}`, 'data-channel': summary.channel, onclick: () => this.actions.choose(summary.channel) },
        row.glyph, row.name, row.drift);
      this.rows.set(summary.channel, row);
    }
    if (row.summary?.state !== summary.state) row.glyph.replaceChildren(glyph(summary.state));
    row.summary = summary;
    setText(row.drift, known(summary.shift_kev) ? signed(summary.shift_kev, 2) : known(summary.z) ? `z ${signed(summary.z, 1)}` : '');
    row.node.title = `${summary.channel}: ${summary.reason}`;
    row.node.dataset.state = summary.state;
    row.node.dataset.counts = summary.events;
    row.node.setAttribute('aria-label', `${summary.channel}, ${MEANING[summary.state] ?? summary.state}, ${summary.reason}`);
    row.node.setAttribute('aria-selected', String(summary.channel === this.chosen));
  }

  sorted() {
    const rank = row => ORDER.indexOf(row.summary.state);
    const byName = (a, b) => a.summary.channel.localeCompare(b.summary.channel, 'en', { numeric: true });
    const rows = [...this.rows.values()].filter(row => row.summary.channel.toLowerCase().includes(this.filterText));
    return rows.sort(this.orderBy === 'state' ? (a, b) => rank(a) - rank(b) || byName(a, b) : byName);
  }

  arrange() {
    const rows = this.sorted();
    const now = rows.map(row => row.summary.channel).join('|');
    if (now !== this.arranged) this.list.replaceChildren(...rows.map(row => row.node));
    this.arranged = now;
    this.list.setAttribute('aria-activedescendant', this.chosen ? `channel-${this.chosen}` : '');
  }

  count(store) {
    const tally = {};
    for (const { state } of store.channels.values()) tally[state] = (tally[state] ?? 0) + 1;
    const text = JSON.stringify(tally);
    if (text !== this.tallied) {
      this.tally.replaceChildren(...ORDER.filter(state => tally[state]).map(state =>
        el('span', { title: MEANING[state] ?? state }, glyph(state), ` ${tally[state]}`)));
    }
    this.tallied = text;
    const events = [...store.channels.values()].reduce((sum, each) => sum + each.events, 0);
    const run = store.run();
    setText(this.age, `${clock(ms(run?.data_from))} – ${clock(ms(run?.data_until))} UTC · n = ${count(events)} · ${run ? age(store, run) : 'no run'}`);
  }

  key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1, PageDown: 10, PageUp: -10, Home: -1e9, End: 1e9 }[event.key];
    if (!step) return;
    event.preventDefault();
    this.move(step);
  }

  /** Chooses the channel some rows further. */
  move(step) {
    const rows = this.sorted();
    if (!rows.length) return;
    const at = rows.findIndex(row => row.summary.channel === this.chosen);
    const next = rows[Math.max(0, Math.min(rows.length - 1, at + step))];
    this.actions.choose(next.summary.channel);
    next.node.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
}

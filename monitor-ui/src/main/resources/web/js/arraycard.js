// Array card: which array, which block, how far, how old. And what every tile of the page says below: interval, counts, age.
import { reached } from './arraystore.js';
import { Facts, el, expected, setData, setText, tile } from './dom.js';
import { brief, clock, count, duration, interval, moment, ms } from './format.js';

export class ArrayCard {
  constructor(slot, choose) {
    this.tile = tile('array-card', 'Array', []);
    this.select = el('select', { 'aria-label': 'Array', onchange: () => choose(this.select.value) });
    this.tile.sub.append(this.select);
    this.facts = new Facts();
    this.empty = expected('No array data yet. An array appears here as soon as an observation block starts.', 'runs');
    this.tile.body.append(this.empty, this.facts.node);
    slot.append(this.tile.root);
  }

  show(store) {
    const block = store.block();
    this.empty.hidden = Boolean(block);
    this.facts.node.hidden = !block;
    this.select.hidden = !block;
    if (!block) {
      setText(this.tile.age, 'no array · no data');
      return;
    }
    const names = store.picture.arrays;
    if ([...this.select.options].map(option => option.value).join('|') !== names.join('|')) this.select.replaceChildren(...names.map(name => el('option', { value: name }, name)));
    if (this.select.value !== store.picture.array) this.select.value = store.picture.array;
    this.numbers(store, block);
    const judged = store.judged();
    setText(this.tile.age, `${interval(ms(store.blocks[0].from), ms(reached(store.blocks)))} · n = ${told(store.blocks)} · ${store.badge() === 'ENDED' ? 'final' : freshness(store)}`);
    setData(this.tile.root, { array: store.picture.array, block: block.run, judged: judged?.run, blocks: store.blocks.length, sent: block.sent, arrayEvents: block.array_events, telescopes: store.telescopes.length, badge: store.badge() });
  }

  numbers(store, block) {
    const judged = store.judged();
    const states = store.telescopes.filter(each => each.state === 'WARN' || each.state === 'ALARM').length;
    const through = (ms(block.at ?? block.from) - ms(block.from)) / (ms(block.until) - ms(block.from));
    this.facts.show('block', 'Block', block.run, 'newest observation block');
    this.facts.show('from', 'Started', moment(ms(block.from)), 'UTC, data time');
    this.facts.show('events', 'Telescope events', block.declared > 0 ? `${count(block.sent)} of ${count(block.declared)}` : block.sent || block.state === 'ended' ? count(block.sent) : '–', 'sent by the source when it last said so');
    this.facts.show('array', 'Array events', block.array_events < 0 ? (block.complete ? '–' : 'at the end') : count(block.array_events), 'joined and folded; told by the processors at the end of a block');
    this.facts.show('judged', 'Coefficients of', judged ? judged.run : 'none yet', 'newest block whose coefficients are published');
    this.facts.show('telescopes', 'Telescopes', `${block.telescopes} of ${store.telescopes.length}`, 'that take part in the newest block');
    this.facts.show('drift', 'Drifting', count(states), 'telescopes beyond a limit in the newest block with coefficients');
    const out = Object.entries(judged?.rejected ?? {});
    this.facts.show('out', 'Kept out', judged?.complete ? count(out.reduce((all, [, n]) => all + n, 0)) : '–', out.map(([why, n]) => `${why}: ${n}`).join(', ') || `told at the end of a block${Number.isFinite(through) ? `, now ${brief(100 * through)} %` : ''}`);
  }
}

/** Telescope events; of a block whose source has not told them its array events. */
function told(blocks) {
  const sum = (what, of) => of.reduce((all, block) => all + Math.max(0, block[what]), 0);
  const silent = blocks.filter(block => !block.sent && block.array_events > 0);
  const sent = sum('sent', blocks);
  return [sent || !silent.length ? `${count(sent)} telescope events` : '', silent.length ? `${count(sum('array_events', silent))} array events` : ''].filter(Boolean).join(' + ');
}

export function freshness(store) {
  const seconds = store.age();
  return store.stale() ? `STALE: nothing for ${duration(seconds)}` : `${Math.round(seconds)} s old`;
}

/** Interval of the judged block, counts, and how old it is. */
export function foot(store, n, what) {
  const judged = store.judged();
  const running = store.block();
  if (!judged) return running?.array_events > 0 ? `${running.run} is running · n = ${count(running.array_events)} array events · ${freshness(store)}` : `no block with coefficients yet · n = 0 ${what}`;
  const behind = store.blocks.length - 1 - store.blocks.indexOf(judged);
  const age = store.badge() === 'ENDED' && !behind ? 'final' : `${behind ? `${behind} block${behind > 1 ? 's' : ''} old` : 'newest block'}, ${freshness(store)}`;
  return `${judged.run}, ${interval(ms(judged.from), ms(judged.at ?? judged.until))} · n = ${count(n)} ${what} · ${age}`;
}

/** Block and begin of validity of a coefficient, for a cell. */
export const since = published => published ? `${published.run} (${clock(ms(published.at))} UTC)` : '–';

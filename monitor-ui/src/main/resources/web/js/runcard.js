// Run card: what runs, how far it is, how fast, how late.
import { Facts, el, setData, setText, tile, expected } from './dom.js';
import { count, duration, fixed, interval, known, moment, ms, brief } from './format.js';

export class RunTile {
  constructor(slot, choose) {
    this.tile = tile('run-card', 'Run', []);
    this.select = el('select', { 'aria-label': 'Run', onchange: () => choose(this.select.value) });
    this.tile.heading.replaceChildren('Run ');
    this.tile.sub.append(this.select);
    this.bar = el('div', { class: 'progress', role: 'progressbar', 'aria-label': 'Events processed', 'aria-valuemin': '0', 'aria-valuemax': '100' },
      el('span'));
    this.progressText = el('div', { class: 'progress-text' });
    this.facts = new Facts();
    this.empty = expected('No run yet. A run appears here as soon as a source starts sending.', 'runs');
    this.filled = el('div', { class: 'run' }, el('div', { class: 'run-progress' }, this.bar, this.progressText), this.facts.node);
    this.tile.body.append(this.empty, this.filled);
    slot.append(this.tile.root);
  }

  show(store) {
    const run = store.run();
    this.empty.hidden = Boolean(run);
    this.filled.hidden = !run;
    this.runs(store);
    if (!run) {
      setText(this.tile.age, 'no run · no data');
      return;
    }
    this.progress(run);
    this.numbers(store, run);
    const from = ms(run.data_from);
    const until = ms(run.data_until);
    setText(this.tile.age, `${interval(from, until)} · n = ${count(run.folded)} · ${age(store, run)}`);
    setData(this.tile.root, { run: run.run, badge: run.badge, complete: run.complete, events: run.events, sent: run.sent, counts: run.folded });
  }

  runs(store) {
    const ids = [...store.runIds].reverse();
    const shown = [...this.select.options].map(option => option.value).join('|');
    if (shown !== ids.join('|')) this.select.replaceChildren(...ids.map(id => el('option', { value: id }, id)));
    if (store.selection.run && this.select.value !== store.selection.run) this.select.value = store.selection.run;
    this.select.hidden = ids.length === 0;
  }

  progress(run) {
    const total = run.events > 0 ? run.events : NaN;
    const share = Math.min(1, known(total) ? run.folded / total : elapsed(run));
    this.bar.classList.toggle('open', !known(share));
    this.bar.firstChild.style.width = known(share) ? `${(share * 100).toFixed(2)}%` : '100%';
    if (known(share)) this.bar.setAttribute('aria-valuenow', (share * 100).toFixed(0));
    else this.bar.removeAttribute('aria-valuenow');
    const left = known(total)
      ? `${count(run.folded)} of ${count(total)} events · ${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`
      : `${count(run.folded)} events so far · ${known(share) ? `${(share * 100).toFixed(0)} % of the planned data time` : 'open end'}`;
    setText(this.progressText, left);
    this.bar.setAttribute('aria-valuetext', left);
  }

  numbers(store, run) {
    const over = run.complete;
    this.facts.show('rate', 'Event rate', `${brief(run.rate_per_second)} /s`, 'events per second of data time');
    this.facts.show('processing', 'Processing', over ? 'finished' : `${brief(run.folded_per_second)} /s`, 'events processed per second of wall clock');
    this.facts.show('speed', 'Speed', over ? '–' : `${brief(run.speed)} ×`, 'seconds of data time per second');
    this.facts.show('delay', 'Delay', duration(run.delay_seconds), run.badge === 'LIVE' ? 'wall clock minus data time' : 'a replay has no delay against the clock');
    this.facts.show('remaining', 'Remaining', duration(run.remaining_seconds), 'wall clock until the declared end at the present speed');
    this.facts.show('started', 'Started', `${moment(ms(run.declared_from ?? run.data_from))}`, 'UTC, data time');
    this.facts.show('channels', 'Channels', count(run.channels), `sources: ${run.sources.join(', ')}`);
    const rejected = Object.entries(run.rejected ?? {});
    const sum = rejected.reduce((all, [, n]) => all + n, 0);
    this.facts.show('rejected', 'Kept out', over ? count(sum) : '–', rejected.map(([why, n]) => `${why}: ${n}`).join(', ') || 'told by the processors at the end of the run');
    const letters = Object.entries(store.deadLetters);
    this.facts.show('dead', 'Dead letters', count(letters.reduce((all, [, n]) => all + n, 0)), letters.map(([why, n]) => `${why}: ${n}`).join(', ') || 'none');
  }
}

/** Share of the declared data time that is through, NaN without a declared end. */
function elapsed(run) {
  const from = ms(run.declared_from);
  return (ms(run.data_until) - from) / (ms(run.declared_until) - from);
}

/** Age of what a run's tile shows, in words. */
export function age(store, run) {
  if (run.complete) return 'final';
  const seconds = (store.now() - run.received_ms) / 1000;
  if (seconds >= 30) return `STALE: nothing for ${duration(seconds)}`;
  return seconds >= 5 ? `ageing: ${duration(seconds)} old` : `${fixed(Math.max(0, seconds), 0)} s old`;
}

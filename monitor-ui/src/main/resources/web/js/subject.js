// What the tiles of the further subjects have in common: version in force, interval, counts, age, what is missing.
import { choice, download, el, setData, setText, tile } from './dom.js';
import { count, duration, interval, known, moment, ms } from './format.js';

/**
 * A tile of one subject. `more` has: subject, testId, title, missing (what the first version waits for), what (what is counted),
 * views [[value, text, title]], counts(value), tables {view: file of its CSV} (without views {all: file}), proposal (true: not in force by itself).
 */
export class SubjectTile {
  constructor(slot, more, actions) {
    this.more = more;
    this.view = more.views?.[0][0];
    this.choice = more.views ? choice(`What of ${more.title}`, more.views, this.view, view => actions.part(more.key, view)) : null;
    const saves = el('div', { class: 'choice' }, el('button', { type: 'button', title: 'Save the table of what is shown', onclick: () => this.csv() }, 'CSV'),
      el('button', { type: 'button', title: 'The version in force, whole', onclick: () => this.json() }, 'JSON'));
    this.tile = tile(more.testId, more.title, this.choice ? [this.choice, saves] : [saves]);
    this.empty = el('p', { class: 'empty' });
    this.content = el('div');
    this.tile.body.append(this.empty, this.content);
    slot.append(this.tile.root);
  }

  show(store, state, redraw) {
    this.store = store;
    this.state = state;
    const parameter = store.subject(this.more.subject);
    const run = store.run();
    this.empty.hidden = Boolean(parameter);
    this.content.hidden = !parameter;
    this.tile.root.classList.toggle('stale', Boolean(run?.stale));
    const view = state.parts?.[this.more.key] ?? this.more.views?.[0][0];
    this.choice?.show(view);
    if (this.choice) this.choice.hidden = !parameter;
    if (!parameter) {
      this.key = null;
      this.missing(store);
      return;
    }
    const old = (ms(run?.data_until) - ms(parameter.valid_from)) / 1000;
    const counts = this.more.counts(parameter.value);
    setText(this.tile.sub, this.named(parameter));
    setText(this.tile.age, `${interval(ms(run?.data_from), ms(parameter.valid_from))} · n = ${count(counts)} ${this.more.what} · ${run?.complete ? 'final' : run?.stale ? `STALE, ${duration(old)} of data old` : `${duration(Math.max(0, old))} of data old`}`);
    setData(this.tile.root, { version: parameter.version, counts, view, validFrom: parameter.valid_from });
    const key = JSON.stringify([store.selection.run, parameter.scope, parameter.version, parameter.valid_from, view]);
    if (key === this.key && !redraw) return;
    this.key = key;
    this.view = view;
    this.fill(parameter.value, parameter);
  }

  /** A filter comes into force with the next run. */
  named({ version, provenance, valid_from }) {
    const status = provenance?.status ?? (this.more.proposal ? 'proposed' : 'published');
    if (status === 'proposed') return `proposal ${version}`;
    if (status === 'rejected') return `proposal ${provenance.proposal ?? version}, rejected by ${provenance.by ?? '?'}`;
    if (provenance?.start && ms(valid_from) > this.store.now()) return `version ${version} scheduled from ${moment(ms(valid_from))} UTC by ${provenance.by ?? '?'}`;
    return this.more.proposal ? `version ${version} published${provenance.by ? ` by ${provenance.by}` : ''}` : `version ${version} in force`;
  }

  /** Says what the first version waits for, as far as the data say so. */
  missing(store) {
    const summary = store.summary();
    const calibrated = store.newest() || !this.more.needsEnergy;
    const over = store.run()?.complete;
    const step = store.step(this.more.subject);
    const why = !summary || !summary.events ? 'No events of this channel yet.'
      : !calibrated ? `Waits for the energy calibration of this channel (n = ${count(summary.events)} events so far).`
        : `${over ? 'Not made in this run' : 'Not yet'}: ${this.more.missing}${progress(step, over)}`;
    if (this.told !== why) this.empty.replaceChildren(why, el('br'), el('span', { class: 'muted' }, 'fed by topic ', el('code', {}, 'parameters'), ', subject ', el('code', {}, this.more.subject)));
    this.told = why;
    setText(this.tile.sub, '');
    const counted = step?.counted ?? 0;
    const run = store.run();
    const seen = store.progress ? `${interval(ms(run?.data_from), ms(store.progress.at))} · ` : '';
    setText(this.tile.age, `${seen}n = ${count(counted)} counted · no version yet`);
    setData(this.tile.root, { version: null, counts: counted, view: null, validFrom: null });
  }

  csv() { download(`${this.path()}/${this.more.tables[this.view ?? 'all'] ?? this.more.tables.all}`, ''); }

  json() {
    const { run, channel } = this.store.selection;
    download(`${this.path()}/parameters/${this.more.subject}`, `${run}-${channel}-${this.more.subject}.json`);
  }

  path() {
    const { run, channel } = this.store.selection;
    return `/api/channels/${encodeURIComponent(run)}/${encodeURIComponent(channel)}`;
  }
}

/** What a subject without a version has counted, when it is asked next, and why the last attempt gave nothing. */
export function progress(step, over) {
  if (!step) return '';
  const asked = over ? '' : step.counted < step.next_at ? ` of ${count(step.next_at)} for the next attempt` : ', an attempt is due';
  return ` Counted ${count(step.counted)}${asked}.${step.reason ? ` The last attempt said: ${step.reason}.` : ''}`;
}

/** Facts in a row: [[name, value, title]]. */
export function facts(list) {
  return el('dl', { class: 'facts short' }, ...list.filter(Boolean).map(([name, value, title]) => el('div', title ? { title } : {}, el('dt', {}, name), el('dd', {}, value))));
}

/** A table: heads [[name, unit, class]], rows of cells (text or nodes; the first is the head of its row). */
export function table(heads, rows, name) {
  return el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': name }, el('table', { class: 'numbers' },
    el('thead', {}, el('tr', {}, ...heads.map(([text, unit, style]) => el('th', { scope: 'col', class: style }, text, unit ? el('small', {}, ` ${unit}`) : null)))),
    el('tbody', {}, ...rows)));
}

export function row(heads, cells, data = {}) {
  const node = el('tr', {}, ...cells.map((cell, i) => el(i ? 'td' : 'th', { scope: i ? null : 'row', class: heads[i]?.[2] }, cell)));
  setData(node, data);
  return node;
}

/** Rows of what is published as columns ({peak: [...], sf: [...]}) or as a list of objects. */
export function records(columns) {
  if (!columns) return [];
  if (Array.isArray(columns)) return columns;
  const names = Object.keys(columns).filter(name => Array.isArray(columns[name]));
  const length = Math.max(0, ...names.map(name => columns[name].length));
  return Array.from({ length }, (_, i) => Object.fromEntries(names.map(name => [name, columns[name][i]])));
}

const MOST_GAPS = 5;

/** Sentence on the parts of some fields that have no number, as published: {'compton_band_fits 1010 keV': why}; empty without. */
export function gaps(refused, ...fields) {
  const told = Object.entries(refused ?? {}).flatMap(([part, why]) => fields.filter(field => part === field || part.startsWith(`${field} `)).map(field => `${part.slice(field.length + 1) || field}: ${why}`));
  if (!told.length) return '';
  const more = told.length > MOST_GAPS ? `; and ${told.length - MOST_GAPS} more` : '';
  return ` Without an answer: ${told.slice(0, MOST_GAPS).join('; ')}${more}.`;
}

/** Why parts are missing, as published. */
export function refusals(refused) {
  const told = !refused ? [] : typeof refused === 'string' ? [refused] : Object.entries(refused).map(([name, why]) => `${name}: ${why}`);
  return told.length ? el('p', { class: 'caption refused' }, `Not made: ${told.join('; ')}`) : null;
}

/** A share in percent with its error; at 0 and 100 % an error of the fit means nothing. */
export function percent(sf, error) {
  if (!known(sf)) return '–';
  if (!known(error)) return `${sf.toFixed(1)} %`;
  const digits = [2, 0.2, 0.02].filter(limit => error < limit).length;
  const shown = Math.abs(sf) < 0.5 * 10 ** -digits ? 0 : sf;
  return `${shown.toFixed(digits)}\u2009±\u2009${error.toFixed(digits)} %`;
}

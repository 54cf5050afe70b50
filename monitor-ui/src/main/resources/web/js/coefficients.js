// Coefficients of one telescope, block by block, and the way back to an earlier one.
import { SUBJECT } from './arraystore.js';
import { foot } from './arraycard.js';
import { choice, el, setData, setText, tile } from './dom.js';
import { line } from './earlier.js';
import { clock, count, day, known, moment, ms, pair, signed } from './format.js';
import { RollBack } from './rollback.js';
import { scheduled } from './standing.js';

const NAMES = [[SUBJECT.throughput, 'Energy', 'throughput by energy'], [SUBJECT.size, 'Image size', 'throughput by image size'], [SUBJECT.timing, 'Clock', 'clock offset']];
const EFFECT = 'This page and the results file use it from then on. Array events folded already, drift and its reference stay; so do the other telescopes, which were fitted together with the present value.';
const FEW = 8;

export class CoefficientsTile {
  constructor(slot, actions) {
    this.subjects = choice('Coefficient', NAMES, SUBJECT.throughput, actions.of);
    this.tile = tile('coefficients', 'Coefficients by block', [this.subjects]);
    this.empty = el('p', { class: 'empty' });
    this.heads = el('tr');
    this.body = el('tbody');
    this.table = el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Coefficients by block' }, el('table', { class: 'numbers' }, el('thead', {}, this.heads), this.body));
    this.tile.body.append(this.empty, this.table);
    slot.append(this.tile.root);
    this.back = new RollBack(this.tile.body);
  }

  show(store, state) {
    this.store = store;
    this.subject = state.of;
    this.subjects.show(state.of);
    const here = store.picture?.telescope === state.telescope ? state.telescope : null;
    const place = `${store.picture?.array}/${state.telescope}/${state.of}`;
    if (place !== this.place) this.back.forget();
    this.place = place;
    this.back.show(store);
    const versions = here ? versionsOf(store, here, state.of) : [];
    this.empty.hidden = versions.length > 0;
    this.table.hidden = !versions.length;
    setText(this.empty, state.telescope ? 'No coefficient of this telescope yet: it comes at the end of a block.' : 'Choose a telescope on the map or in the table.');
    setText(this.tile.sub, versions.length ? `${here} · ${holds(versions, store.now()).run} in force` : '');
    setText(this.tile.age, foot(store, versions.length ? holds(versions, store.now()).value.n_events : 0, 'contributions'));
    setData(this.tile.root, { telescope: here, subject: state.of, versions: versions.length });
    const key = `${place}|${here}|${store.version}|${store.commands}`;
    if (key === this.key) return;
    this.key = key;
    const unit = state.of === SUBJECT.timing ? 'ns' : '';
    this.heads.replaceChildren(...[['Block', '', 'text'], ['Version'], ['Valid from', 'UTC'], [unit ? 'Clock offset' : 'Throughput', unit], ['Change', unit || '%'], ['', 'σ'], ['Pairs'], ['Events'], ['State', '', 'text'], ['']]
      .map(([name, of, style]) => el('th', { scope: 'col', class: style }, name, of ? el('small', {}, ` ${of}`) : null)));
    this.body.replaceChildren(...versions.slice(-FEW).map(each => this.row(each, versions)).reverse());
  }

  row(version, versions) {
    const before = versions[versions.indexOf(version) - 1];
    const { value } = version;
    const current = holds(versions, this.store.now());
    const sigma = before ? (number(value) - number(before.value)) / Math.hypot(value.error ?? NaN, before.value.error ?? NaN) : NaN;
    const row = el('tr', { class: version === current ? 'current' : '' },
      el('th', { scope: 'row', class: 'text' }, version.run), el('td', {}, String(version.version)),
      el('td', { title: moment(ms(version.at)) }, day(ms(version.at)) === day(ms(versions[0].at)) ? clock(ms(version.at)) : moment(ms(version.at))),
      el('td', {}, told(value)), el('td', {}, before ? this.change(before.value, value) : '–'), el('td', {}, signed(sigma, 1)),
      el('td', {}, count(value.n_pairs)), el('td', {}, count(value.n_events)),
      el('td', { class: 'text', title: version.why }, stateOf(version, current, this.store.now())), el('td', { class: 'act' }, this.offer(version, current)));
    setData(row, { block: version.run, version: version.version, value: number(value), by: version.by });
    return row;
  }

  change(before, value) {
    const change = number(value) - number(before);
    return this.subject === SUBJECT.timing ? signed(change, 2) : signed(100 * change / number(before), 2);
  }

  offer(version, current) {
    if (!this.store.commands || version === current || scheduledIn(version, this.store.now()) || !known(number(version.value))) return null;
    const ask = () => {
      const asked = plan(this.store, this.subject, version);
      if (asked) this.back.open(asked);
    };
    return el('button', { type: 'button', class: 'small', 'data-testid': 'rollback-open', 'aria-label': `Back to ${version.run}, version ${version.version}`, onclick: ask }, 'Back to this');
  }
}

/** Versions of all blocks in order of the time they are valid from. */
function versionsOf(store, scope, subject) {
  return (store.picture?.versions ?? []).filter(each => each.subject === subject && each.scope === scope)
    .sort((a, b) => ms(a.at) - ms(b.at) || a.version - b.version);
}

const scheduledIn = (version, nowMs) => scheduled({ status: 'published', chosen: version.chosen, valid_from: version.at }, nowMs);

const holds = (versions, nowMs) => versions.filter(each => !scheduledIn(each, nowMs)).at(-1) ?? versions.at(-1);

const number = value => value.throughput ?? value.offset_ns ?? NaN;

const told = value => !known(number(value)) ? '–' : value.fixed ? `${number(value).toFixed(4)} (fixed)` : pair(number(value), value.error);

function stateOf(version, current, nowMs) {
  const word = version === current ? 'in force' : scheduledIn(version, nowMs) ? 'scheduled' : '';
  const from = version.rolled_back_to ? `back to ${version.rolled_back_to_run ?? `version ${version.rolled_back_to}`} by ${version.by ?? '?'}` : '';
  return [word, from].filter(Boolean).join(', ');
}

/** Plan of a roll-back: see RollBack. */
function plan(store, subject, target) {
  const { scope } = target;
  const versions = versionsOf(store, scope, subject);
  const current = holds(versions, store.now());
  if (!current || !versions.some(each => each.run === target.run && each.version === target.version)) return null;
  const [, , title] = NAMES.find(([name]) => name === subject);
  const highest = Math.max(...versions.filter(each => each.run === current.run).map(each => each.version));
  const named = each => each.version > 1 ? `${each.run}, version ${each.version}` : each.run;
  return {
    key: `${scope}/${subject}/${current.run}/${current.version}`,
    command: { subject, scope, run: target.run, version: target.version, into: current.run },
    title: `Back to the ${title} of ${named(target)} for ${scope}?`,
    story: `A new version in block ${current.run} takes the value of ${named(target)}, valid from ${moment(ms(target.at))} UTC, n = ${count(target.value.n_events)}. ${named(current)} stays in the list: nothing is overwritten. The next block makes its own coefficient again.`,
    now: named(current), after: named(target),
    rows: [subject === SUBJECT.timing ? line('Clock offset', numbered(current.value), numbered(target.value), 'ns', 2) : relative(current.value, target.value)],
    effect: EFFECT,
    usual: `${moment(Math.max(ms(current.at), ms(target.at)))} (with ${current.run})`,
    send: `Go back to ${named(target)}`,
    done: later => {
      const made = versionsOf(later, scope, subject).find(each => each.run === current.run && each.version > highest && each.rolled_back_to === target.version);
      return made ? `Done: version ${made.version} of ${made.run} has the value of ${named(target)}, valid from ${moment(ms(made.at))} UTC, by ${made.by}.` : '';
    },
    anew: later => later.picture?.telescope === scope ? plan(later, subject, target) : null,
  };
}

const numbered = value => ({ value: number(value), error: value.error });

/** Throughput has no unit: the difference is in per cent of what holds now. */
function relative(now, after) {
  const [name, before, then, change] = line('Throughput', numbered(now), numbered(after), '', 4);
  const percent = 100 * (number(after) - number(now)) / number(now);
  return [name, before, then, known(percent) && percent !== 0 ? `${signed(percent, 2)} %, ${change.split(', ')[1] ?? ''}`.replace(/, $/, '') : change];
}

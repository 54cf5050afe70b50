// Proposals of jobs: what would change against what is in force, and two buttons. What becomes of a decision arrives as any other version.
import { DecisionForm, identity, PATIENCE_MS, post } from './decide.js';
import { el, setData, setText } from './dom.js';
import { brief, clock, count, known, moment, ms, pair, signed } from './format.js';
import { microseconds } from './polezero.js';
import { inForce, standing } from './standing.js';

const NAMES = { 'germanium.filter': 'Filters', 'germanium.dplms': 'DPLMS filter', 'germanium.pole-zero': 'Pole-zero' };
const UNITS = { enc: 'ADC', fwhm: 'keV' };

export class Proposals {
  /** Above what is in a slot, e.g. the body of the tile of versions. */
  constructor(slot) {
    this.root = el('div', { class: 'proposals', 'data-testid': 'proposals' });
    this.cards = new Map();
    slot.prepend(this.root);
  }

  show(store) {
    const { run, channel } = store.selection;
    const open = [...store.subjects].filter(([, each]) => standing(each.newest) === 'proposed' && !decided(each));
    const wanted = new Map(open.map(([subject, each]) => [`${run}/${channel}/${subject}/${each.newest.version}/${store.commands}`, each]));
    for (const [key, card] of this.cards) {
      if (wanted.has(key)) continue;
      card.root.remove();
      this.cards.delete(key);
    }
    for (const [key, each] of wanted) {
      if (!this.cards.has(key)) {
        this.cards.set(key, new Card(each.newest, store.commands));
        this.root.append(this.cards.get(key).root);
      }
      this.cards.get(key).show(inForce(each.versions, store.now()));
    }
    this.root.hidden = wanted.size === 0;
  }
}

/** Somebody published or rejected it: that version may begin earlier than the proposal did. */
const decided = ({ newest, versions }) => versions.some(each => each.proposal === newest.version);

class Card {
  /** @param commands whether somebody may decide here */
  constructor(parameter, commands) {
    this.parameter = parameter;
    const { subject, version, provenance } = parameter;
    this.against = el('small', { class: 'muted' });
    this.note = el('p', { class: 'caption', role: 'status' });
    this.buttons = commands ? el('div', { class: 'tools' }, this.button('publish', 'Publish'), this.button('reject', 'Reject')) : null;
    this.ask = el('div');
    this.lines = el('tbody');
    this.root = el('section', { class: 'proposal', 'data-testid': 'proposal', 'data-state': 'open', 'aria-label': `Proposal for ${NAMES[subject] ?? subject}` },
      el('header', {}, el('strong', {}, `${NAMES[subject] ?? subject}: proposal ${version}`), this.against, this.buttons),
      el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'What would change' }, el('table', { class: 'numbers' },
        el('thead', {}, el('tr', {}, ...['Quantity', 'In force', 'Proposed', 'Change'].map((name, i) => el('th', { scope: 'col', class: i ? null : 'text' }, name)))), this.lines)),
      el('p', { class: 'caption' }, [provenance?.why, `valid from ${moment(ms(parameter.valid_from))} UTC`, events(parameter.value), 'the signal processing of this run stays as it is'].filter(Boolean).join(' · ')),
      this.ask, this.note);
    setData(this.root, { subject, version, scope: parameter.scope, run: parameter.run });
  }

  /** @param current line of the version in force, undefined when nothing was published */
  show(current) {
    if (this.sentAt && Date.now() - this.sentAt > PATIENCE_MS) this.say('Nobody has answered yet: is a process with processors running? A refusal is in the dead letters.', true);
    this.current = current;
    const key = current?.version ?? 0;
    if (key === this.key) return;
    this.key = key;
    setText(this.against, current ? ` against version ${current.version}, in force since ${clock(ms(current.valid_from))} UTC` : ' against what the run was made with');
    this.lines.replaceChildren(...changes(this.parameter.value, current).map(([name, now, then, change]) =>
      el('tr', {}, el('th', { scope: 'row', class: 'text' }, name), el('td', {}, now), el('td', {}, then), el('td', {}, change))));
  }

  button(action, text) {
    return el('button', { type: 'button', 'data-testid': `proposal-${action}`, onclick: () => this.asking(action, text) }, text);
  }

  /** Who, why and from when. The id is made once: sent twice, it counts once. */
  asking(action, text) {
    const id = identity();
    const form = new DecisionForm({
      name: 'proposal', send: `${text} proposal ${this.parameter.version}`, usual: action === 'publish' ? this.usual() : null,
      cancel: () => { this.ask.replaceChildren(); this.say(''); }, say: (words, wrong) => this.say(words, wrong), take: decision => this.send({ id, action, ...decision }),
    });
    this.ask.replaceChildren(form.root);
    this.say('');
    form.focus();
  }

  /** From when it holds without a choice. */
  usual() {
    const from = Math.max(ms(this.parameter.valid_from), ms(this.current?.valid_from) || 0);
    return `${moment(from)} (as in the ${this.current && ms(this.current.valid_from) >= ms(this.parameter.valid_from) ? 'version in force' : 'proposal'})`;
  }

  async send(decision) {
    const { subject, scope, run, version } = this.parameter;
    this.busy(true);
    this.say('Sending …');
    const fault = await post({ ...decision, subject, scope, run, version });
    if (fault) {
      this.busy(false);
      this.say(fault, true);
      return;
    }
    this.sentAt = Date.now();
    setData(this.root, { state: 'sent' });
    this.ask.replaceChildren();
    this.say(`Sent: ${decision.action} by ${decision.by}. It is done when the new version arrives.`);
  }

  busy(busy) {
    for (const each of this.root.querySelectorAll('button, input')) each.disabled = busy;
  }

  say(text, wrong = false) {
    setText(this.note, text);
    this.note.classList.toggle('refused', wrong);
    if (wrong) this.note.dataset.testid = 'proposal-error';
    else delete this.note.dataset.testid;
  }
}

/** Rows of name, in force, proposed, change; texts. */
function changes(value, current) {
  const of = name => current?.headlines.find(each => each.name === name);
  if (value.decisions) return [...filters(value), ...width(value.fom_fwhm_with_alpha_fit?.result, of('FWHM'))];
  if (value.output_dict?.dplms || value.decision) return dplms(value, of('FWHM'));
  const pz = value.output_dict?.pz ?? {};
  return [['τ₁', pz.tau1, pz.tau1_err], ['τ₂', pz.tau2, pz.tau2_err]].filter(([, text]) => text)
    .map(([name, text, error]) => compared(name, of(name), microseconds(text), microseconds(error), 'µs'));
}

function filters(value) {
  return Object.entries(value.decisions).map(([name, each]) => [
    name, time(each.current), each.decision === 'changed' ? time(each.proposed) : `${time(each.current)} (kept)`,
    known(each.improvement) ? `${(each.fom ?? '').toUpperCase()} better by ${pair(each.improvement, each.improvement_err)} ${UNITS[each.fom] ?? ''}` : '–',
  ]);
}

function width(result, before) {
  return result ? [compared('FWHM', before, result.fwhm, result.fwhm_err, 'keV')] : [];
}

function dplms(value, before) {
  const runs = { value: value.current_fwhm, error: value.current_fwhm_err };
  return [compared('FWHM', before ?? runs, value.fwhm, value.fwhm_err, 'keV')];
}

/** What it is now, what it would be, and the difference in its unit and in standard errors. */
export function compared(name, before, value, error, unit) {
  const change = before ? value - before.value : NaN;
  const sigma = change / Math.hypot(error ?? NaN, before?.error ?? NaN);
  return [name, before ? `${text(before.value, before.error)} ${unit}` : '–', `${text(value, error)} ${unit}`,
    known(change) ? `${signed(change, 3)} ${unit}${known(sigma) ? `, ${signed(sigma, 1)} σ` : ''}` : '–'];
}

const text = (value, error) => known(error) ? pair(value, error) : brief(value);

/** "8.00*us" → 8.00 µs */
const time = value => value ? value.replace('*us', ' µs').replace('*ns', ' ns') : '–';

function events(value) {
  const pulses = value.n_pulses ?? value.n_signals;
  return pulses === undefined ? '' : `from ${count(value.n_baselines ?? 0)} baselines, ${count(pulses)} pulses`;
}

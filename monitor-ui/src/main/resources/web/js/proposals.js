// Proposals of jobs: what would change against what is in force, and two buttons. What becomes of a decision arrives as any other version.
import { el, setData, setText } from './dom.js';
import { brief, clock, count, known, moment, ms, pair, signed } from './format.js';
import { microseconds } from './polezero.js';
import { inForce, standing } from './standing.js';

const NAMES = { 'germanium.filter': 'Filters', 'germanium.dplms': 'DPLMS filter', 'germanium.pole-zero': 'Pole-zero' };
const UNITS = { enc: 'ADC', fwhm: 'keV' };
const PATIENCE_MS = 15000;
const REMEMBERED = 'driftwatch-decides';

export class Proposals {
  /** Above what is in a slot, e.g. the body of the tile of versions. */
  constructor(slot) {
    this.root = el('div', { class: 'proposals', 'data-testid': 'proposals' });
    this.cards = new Map();
    slot.prepend(this.root);
  }

  show(store) {
    const { run, channel } = store.selection;
    const open = [...store.subjects].filter(([, each]) => standing(each.newest) === 'proposed');
    const wanted = new Map(open.map(([subject, each]) => [`${run}/${channel}/${subject}/${each.newest.version}`, each]));
    for (const [key, card] of this.cards) {
      if (wanted.has(key)) continue;
      card.root.remove();
      this.cards.delete(key);
    }
    for (const [key, each] of wanted) {
      if (!this.cards.has(key)) {
        this.cards.set(key, new Card(each.newest));
        this.root.append(this.cards.get(key).root);
      }
      this.cards.get(key).show(inForce(each.versions));
    }
    this.root.hidden = wanted.size === 0;
  }
}

class Card {
  constructor(parameter) {
    this.parameter = parameter;
    const { subject, version, provenance } = parameter;
    this.against = el('small', { class: 'muted' });
    this.note = el('p', { class: 'caption', role: 'status' });
    this.buttons = el('div', { class: 'tools' }, this.button('publish', 'Publish'), this.button('reject', 'Reject'));
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

  /** Who and why. The id is made once: sent twice, it counts once. */
  asking(action, text) {
    const id = identity();
    const by = el('input', { name: 'by', required: true, maxlength: '100', autocomplete: 'name', placeholder: 'your name', 'aria-label': 'Name', 'data-testid': 'proposal-by', value: remembered() });
    const why = el('input', { name: 'why', required: true, maxlength: '1000', placeholder: 'reason', 'aria-label': 'Reason', 'data-testid': 'proposal-why', class: 'wide' });
    const form = el('form', { class: 'decision', novalidate: true },
      by, why, el('button', { 'data-testid': 'proposal-send' }, `${text} proposal ${this.parameter.version}`),
      el('button', { type: 'button', onclick: () => { this.ask.replaceChildren(); this.say(''); } }, 'Cancel'));
    form.addEventListener('submit', event => {
      event.preventDefault();
      this.send({ id, action, by: by.value.trim(), why: why.value.trim() });
    });
    this.ask.replaceChildren(form);
    this.say('');
    (by.value ? why : by).focus();
  }

  async send(decision) {
    if (!decision.by) { this.say('Give your name.', true); return; }
    if (!decision.why) { this.say('Give a reason: others read it later.', true); return; }
    const { subject, scope, run, version } = this.parameter;
    this.busy(true);
    this.say('Sending …');
    const fault = await post({ ...decision, subject, scope, run, version });
    if (fault) {
      this.busy(false);
      this.say(fault, true);
      return;
    }
    remember(decision.by);
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

/** null when it is on its way, else why not, in one line. */
async function post(command) {
  try {
    const answer = await fetch('/api/commands', {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(command), signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (answer.status === 202) return null;
    const told = await answer.json().catch(() => ({}));
    return told.error ?? `The server answered ${answer.status}.`;
  } catch (e) {
    return `The server did not answer: ${e.message}.`;
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

function compared(name, before, value, error, unit) {
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

/** Also where the page is not served in a secure context. */
function identity() {
  const words = crypto.getRandomValues(new Uint32Array(4));
  return [...words].map(word => word.toString(16).padStart(8, '0')).join('-');
}

function remembered() {
  try { return localStorage.getItem(REMEMBERED) ?? ''; } catch { return ''; }
}

function remember(name) {
  try { localStorage.setItem(REMEMBERED, name); } catch { /* storage may be forbidden */ }
}

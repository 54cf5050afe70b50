// What every decision of a person has: who, why, from when; and its way to the server. What becomes of it arrives as a version.
import { el } from './dom.js';

export const PATIENCE_MS = 15000;
const REMEMBERED = 'driftwatch-decides';
const TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,9})?)?\s*(?:Z|UTC)?$/;

/**
 * The form of one decision. `own` has: name (of its test ids), send (text of the button), usual (what an empty begin of validity means;
 * without: none can be chosen), cancel(), take({by, why, valid_from}) and say(text, wrong).
 */
export class DecisionForm {
  constructor(own) {
    this.own = own;
    const { name } = own;
    this.name = remembered();
    this.by = el('input', { name: 'by', required: true, maxlength: '100', autocomplete: 'name', placeholder: 'your name', 'aria-label': 'Name', 'data-testid': `${name}-by`, value: this.name });
    this.who = el('span', { class: 'who' });
    this.why = el('input', { name: 'why', required: true, maxlength: '1000', placeholder: 'reason, for those who read it later', 'aria-label': 'Reason', 'data-testid': `${name}-why`, class: 'wide' });
    this.from = own.usual ? el('input', { name: 'valid_from', maxlength: '40', placeholder: own.usual, 'aria-label': 'Valid from, data time in UTC', 'data-testid': `${name}-from`, size: '34', title: 'Data time in UTC, e.g. 2023-03-12 00:30:00. Empty: as it says here.' }) : null;
    this.root = el('form', { class: 'decision', novalidate: true }, this.who, this.why,
      this.from ? el('label', { class: 'from' }, 'valid from', this.from, 'UTC') : null,
      el('div', { class: 'sends' }, el('button', { class: 'primary', 'data-testid': `${name}-send` }, own.send), el('button', { type: 'button', 'data-testid': `${name}-cancel`, onclick: own.cancel }, 'Cancel')));
    this.root.addEventListener('submit', event => {
      event.preventDefault();
      this.submit();
    });
    this.showWho(Boolean(this.name));
  }

  /** Who decides is asked once; afterwards it stands there and can be changed. */
  showWho(asked) {
    this.who.replaceChildren(...asked
      ? ['as ', el('strong', { 'data-testid': `${this.own.name}-who` }, this.name), el('button', { type: 'button', class: 'small', onclick: () => { this.showWho(false); this.by.select(); this.by.focus(); } }, 'someone else')]
      : [this.by]);
  }

  focus() { (this.by.value ? this.why : this.by).focus(); }

  submit() {
    const by = this.by.value.trim();
    const why = this.why.value.trim();
    const { say } = this.own;
    if (!by) return say('Give your name.', true);
    if (!why) return say('Give a reason: others read it later.', true);
    const text = this.from?.value.trim() ?? '';
    const from = text ? dataTime(text) : null;
    if (text && !from) return say(`Valid from must be a time in UTC such as 2023-03-12 00:30:00, was '${text}'.`, true);
    return this.own.take({ by, why, ...(from ? { valid_from: from } : {}) });
  }
}

/** "2023-03-12 00:30" → "2023-03-12T00:30:00Z"; null when it is no time. */
export function dataTime(text) {
  const parts = TIME.exec(text);
  if (!parts) return null;
  const iso = `${parts[1]}T${parts[2]}${parts[3] ?? ':00'}Z`;
  const at = new Date(iso);
  // a 31st of February is taken for March otherwise
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(parts[1]) ? iso : null;
}

/** null when it is on its way, else why not, in one line. */
export async function post(command) {
  try {
    const answer = await fetch('/api/commands', {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(command), signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (answer.status === 202) {
      remember(command.by);
      return null;
    }
    const told = await answer.json().catch(() => ({}));
    return told.error ?? `The server answered ${answer.status}.`;
  } catch (e) {
    return `The server did not answer: ${e.message}.`;
  }
}

/** Names a decision for ever: sent twice, it counts once. Also where the page is not served in a secure context. */
export function identity() {
  const words = crypto.getRandomValues(new Uint32Array(4));
  return [...words].map(word => word.toString(16).padStart(8, '0')).join('-');
}

function remembered() {
  try { return localStorage.getItem(REMEMBERED) ?? ''; } catch { return ''; }
}

function remember(name) {
  try { localStorage.setItem(REMEMBERED, name); } catch { /* storage may be forbidden */ }
}

// Going back to an earlier version: a question that shows what holds now and what would, and the decision on its way.
import { DecisionForm, identity, PATIENCE_MS, post } from './decide.js';
import { el, setData, setText } from './dom.js';

const HEADS = ['Quantity', 'Now', 'After', 'Difference'];

/**
 * A plan has: command (subject, scope, run, version, perhaps into), title, story (what happens), now and after (names of the two columns),
 * rows [[quantity, now, after, difference]], effect (what it changes, and what not), usual (begin of validity without a choice), send
 * (text of the button), done(store) → text of what it made, '' until it is there, and anew(store) → the plan by what is known now, null
 * when there is nothing to go back to any more.
 */
export class RollBack {
  /** Its line on what becomes of a decision stands at the top of a slot, its question above everything. */
  constructor(slot) {
    this.note = el('p', { class: 'caption rollback-note', role: 'status', 'data-testid': 'rollback-note', hidden: true });
    this.dialog = el('dialog', { class: 'rollback', 'data-testid': 'rollback', 'aria-labelledby': 'rollback-title' });
    this.dialog.addEventListener('close', () => { this.plan = null; });
    slot.prepend(this.note);
    document.body.append(this.dialog);
  }

  open(plan) {
    this.id = identity();
    this.title = el('h2', { id: 'rollback-title' });
    this.story = el('p', { class: 'story' });
    this.heads = el('tr');
    this.lines = el('tbody');
    this.effect = el('p', { class: 'caption', 'data-testid': 'rollback-effect' });
    this.fault = el('p', { class: 'caption refused', role: 'alert', 'data-testid': 'rollback-error', hidden: true });
    this.form = new DecisionForm({
      name: 'rollback', send: plan.send, usual: plan.usual, cancel: () => this.dialog.close(), say: text => this.refuse(text), take: decision => this.send(decision),
    });
    this.dialog.replaceChildren(this.title, this.story,
      el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Value now and after' }, el('table', { class: 'numbers' }, el('thead', {}, this.heads), this.lines)),
      this.effect, this.form.root, this.fault);
    this.fill(plan);
    this.dialog.showModal();
    this.form.focus();
  }

  fill(plan) {
    this.plan = plan;
    setData(this.dialog, plan.command);
    setText(this.title, plan.title);
    setText(this.story, plan.story);
    setText(this.effect, plan.effect);
    this.heads.replaceChildren(...HEADS.map((name, i) => el('th', { scope: 'col', class: i ? null : 'text' }, name, i === 1 || i === 2 ? el('small', {}, ` ${i === 1 ? plan.now : plan.after}`) : null)));
    this.lines.replaceChildren(...plan.rows.map(([name, ...cells]) => el('tr', {}, el('th', { scope: 'row', class: 'text' }, name), ...cells.map(cell => el('td', {}, cell)))));
  }

  /** What is asked follows what is known; what was sent is done when its version is there. */
  show(store) {
    if (this.plan && this.dialog.open) {
      const plan = this.plan.anew(store);
      if (!plan) this.dialog.close();
      else if (plan.key !== this.plan.key) {
        this.fill(plan);
        this.refuse('A new version came in the meantime: look at the values again.');
      }
    }
    if (!this.sent) return;
    const done = this.sent.done(store);
    if (done) {
      this.tell(done, 'done');
      this.sent = null;
    } else if (Date.now() - this.sentAt > PATIENCE_MS) this.tell('Nobody has answered yet: is a process with processors running? A refusal is in the dead letters.', 'unanswered');
  }

  /** Another channel or telescope is shown. */
  forget() {
    this.sent = null;
    this.note.hidden = true;
    if (this.dialog.open) this.dialog.close();
  }

  async send(decision) {
    const { plan } = this;
    this.busy(true);
    const fault = await post({ id: this.id, action: 'rollback', ...plan.command, ...decision });
    this.busy(false);
    if (fault) {
      this.refuse(fault);
      return;
    }
    this.sent = plan;
    this.sentAt = Date.now();
    this.dialog.close();
    this.tell(`Sent by ${decision.by}: ${plan.send.toLowerCase()}. It is done when the new version arrives.`, 'sent');
  }

  busy(busy) {
    for (const each of this.form.root.querySelectorAll('button, input')) each.disabled = busy;
  }

  refuse(text) {
    this.fault.hidden = !text;
    setText(this.fault, text);
  }

  tell(text, state) {
    this.note.hidden = false;
    this.note.classList.toggle('refused', state === 'unanswered');
    setText(this.note, text);
    setData(this.note, { state });
  }
}

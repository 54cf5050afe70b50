// When something needs a person: which channel, how much, since when, and what to do.
import { el } from './dom.js';
import { clock, duration, ms, signed } from './format.js';
import { group, isLine, isWidth, label, signedBrief } from './quantities.js';
import { glyph } from './states.js';

const COMMON_SHARE = 0.3;

/** What to look at when only this channel moves, by the subject of the quantity. */
const LOOK = {
  lines: 'look at its HV and preamplifier',
  widths: 'look at its noise, then at HV, leakage current and grounding',
  cuts: 'look at its noise and baseline, then at cables and grounding',
  aoe: 'look at its noise, bandwidth and HV; pulse shapes follow both',
  lq: 'look at charge collection and HV',
  'pole-zero': 'look at its preamplifier and its feedback',
  filter: 'look at its noise',
  other: 'look at the channel',
};

/** At least three channels, and nearly all in one direction, with quantities of one subject. */
function together(moving) {
  const up = moving.filter(each => each.shift > 0).length;
  const subjects = new Set(moving.map(each => group(each.quantity ?? '')));
  return moving.length >= 3 && subjects.size === 1 && Math.max(up, moving.length - up) >= 0.8 * moving.length;
}

/** +1.23 keV, −0.0042 */
function shift({ quantity, shift: value, unit }) {
  return isLine(quantity ?? '') || isWidth(quantity ?? '') ? `${signed(value, 2)} keV` : `${signedBrief(value)}${unit ? ` ${unit}` : ''}`;
}

function subject({ quantity }) {
  if (isWidth(quantity ?? '')) return `the FWHM of the ${quantity.replace('fwhm_', '')} keV line is off by`;
  return isLine(quantity ?? '') ? `the ${quantity.replace('position_', '')} keV line is at` : `${quantity === null ? 'a quantity' : label(quantity)} is off by`;
}

export class Guidance {
  constructor(slot, choose) {
    this.choose = choose;
    this.root = el('section', { class: 'guidance', 'data-testid': 'guidance', 'aria-label': 'What needs attention', 'aria-live': 'polite' });
    slot.append(this.root);
  }

  show(store) {
    const run = store.run();
    const all = [...store.channels.values()];
    const troubled = all.filter(each => each.state === 'ALARM' || each.state === 'WARN');
    const silent = troubled.filter(each => each.reason.startsWith('silent'));
    const moving = troubled.filter(each => !silent.includes(each)).sort((a, b) => Math.abs(b.z) - Math.abs(a.z));
    const blocks = silent.slice(0, 2).map(each => this.silence(each));
    if (silent.length > 2) blocks.push(this.rest(silent.length - 2, 'silent'));
    if (together(moving) && moving.length >= COMMON_SHARE * all.length) blocks.push(this.common(moving, all.length, run));
    else {
      moving.slice(0, 2).forEach(each => blocks.push(this.drift(each, moving.length, run)));
      if (moving.length > 2) blocks.push(this.rest(moving.length - 2, 'drifting'));
    }
    const key = JSON.stringify([moving.map(each => [each.channel, each.reason]), silent.map(each => each.channel), run?.data_until?.slice(0, 18)]);
    if (key !== this.key) this.root.replaceChildren(...blocks);
    this.key = key;
    this.root.hidden = blocks.length === 0;
  }

  drift(channel, others, run) {
    const kind = group(channel.quantity ?? '');
    const lasts = (ms(run?.data_until) - ms(channel.since)) / 1000;
    return this.block(channel, [
      el('strong', {}, `${channel.channel} drifts: `),
      `${subject(channel)} ${shift(channel)} (z = ${signed(channel.z, 1)}), since ${clock(ms(channel.since))} UTC, for ${duration(lasts)} of data.`,
    ], channel.state === 'ALARM'
      ? kind === 'lines' ? 'Check HV and preamplifier of this channel now, note it in the log and call the expert on duty.' : `Now ${LOOK[kind]}, note it in the log and call the expert on duty.`
      : `${others === 1 ? `Only this channel moves: ${LOOK[kind]}` : kind === 'lines' ? `${others} channels move: compare them, then look at HV and preamplifiers` : `${others} channels move: compare them, then ${LOOK[kind]}`}. New versions follow the shift; keep taking data, call the expert if it ${kind === 'lines' ? 'passes 2 keV' : 'goes on'}.`);
  }

  common(moving, total, run) {
    const worst = moving[0];
    return this.block(worst, [
      el('strong', {}, `${moving.length} of ${total} channels drift together: `),
      `largest ${isLine(worst.quantity ?? '') ? '' : `${label(worst.quantity)} `}${shift(worst)} in ${worst.channel}, since ${clock(ms(worst.since))} UTC, data time now ${clock(ms(run?.data_until))}.`,
    ], 'A common cause is likely: check temperature, HV supply, clock and pulser before single channels.');
  }

  silence(channel) {
    return this.block(channel, [
      el('strong', {}, `${channel.channel} is silent: `),
      `${channel.reason.replace('silent for', 'no event for')}, last seen ${clock(ms(channel.since))} UTC.`,
    ], 'Check HV, cable and digitiser of this channel; if it was switched off on purpose, note it in the log.');
  }

  rest(count, how) {
    return el('p', { class: 'rest' }, `${count} more ${how}: order the channels by “Worst” to see them all.`);
  }

  block(channel, what, todo) {
    return el('div', { class: `notice ${channel.state}` }, glyph(channel.state),
      el('div', {}, el('p', {}, ...what), el('p', { class: 'todo' }, el('span', {}, 'Do: '), todo)),
      el('button', { type: 'button', onclick: () => this.choose(channel.channel) }, `Show ${channel.channel}`));
  }
}

// States and their glyphs: shape and letter carry the state, colour only helps.
import { el } from './dom.js';

const NS = 'http://www.w3.org/2000/svg';
const SHAPES = {
  ALARM: ['<rect x="1" y="1" width="14" height="14" rx="2" class="fill"/>', 'A'],
  WARN: ['<path d="M8 .8 15.6 15H.4z" class="fill"/>', 'W'],
  STALE: ['<rect x="1.7" y="1.7" width="12.6" height="12.6" rx="2" class="line dash"/>', '?'],
  NODATA: ['<rect x="1.7" y="1.7" width="12.6" height="12.6" rx="2" class="line"/>', '–'],
  LOWSTAT: ['<circle cx="8" cy="8" r="6.6" class="line"/>', 'n'],
  SHELVED: ['<rect x="3" y="2" width="3.6" height="12" class="fill"/><rect x="9.4" y="2" width="3.6" height="12" class="fill"/>', ''],
  OFF: ['<circle cx="8" cy="8" r="3.2" class="fill"/>', ''],
  RUNNING: ['<path d="M3.2 1.8 14 8 3.2 14.2z" class="line"/>', ''],
  OK: ['<circle cx="8" cy="8" r="3.4" class="fill"/>', ''],
};

export const ORDER = ['ALARM', 'WARN', 'STALE', 'NODATA', 'LOWSTAT', 'SHELVED', 'OFF', 'OK'];

export const MEANING = {
  ALARM: 'alarm: act now', WARN: 'warning: drift beyond its limit', STALE: 'stale: data have stopped arriving',
  NODATA: 'no data', LOWSTAT: 'too few counts to say', OK: 'within limits',
};

/** @param label for those who do not see it */
export function glyph(state, label = state) {
  const [shape, letter] = SHAPES[state] ?? SHAPES.NODATA;
  const svg = document.createElementNS(NS, 'svg');
  svg.setAttribute('viewBox', state === 'WARN' ? '1 0.6 14 15' : '0 0 16 16');
  svg.setAttribute('class', `glyph ${state}`);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', label);
  svg.innerHTML = shape; // constant above, never data
  if (letter) {
    const text = document.createElementNS(NS, 'text');
    text.setAttribute('x', '8');
    text.setAttribute('y', state === 'WARN' ? '14' : '11.8');
    text.textContent = letter;
    svg.append(text);
  }
  return svg;
}

/** Verdict of a drift point as a state. */
export function verdictState(verdict) {
  return verdict === 'drift' ? 'WARN' : verdict === 'lowstat' ? 'LOWSTAT' : 'OK';
}

export function stateWord(state) {
  return el('span', { class: `word ${state}` }, state);
}

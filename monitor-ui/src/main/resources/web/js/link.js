// The link is the state: run, channel, view, scale, units, position or FWHM of the lines, zoom, order of channels, part of each tile shown, groups opened or folded.
import { address, replace } from './links.js';

const DEFAULTS = { run: null, channel: null, view: 'total', scale: 'log', units: 'kev', lines: 'position', zoom: null, order: 'name', history: 'germanium.energy' };
// the first part of each is what is shown without a word in the link
const PARTS = { aoe: ['bands', 'survival', 'sweep'], lq: ['survival', 'sweep'], dplms: ['shape', 'grid'] };
const SCAN = /^[\w.]{1,60}$/;
const GROUP = /^[a-z-]+$/;
const ALLOWED = {
  view: ['total', 'sliding', 'decayed'], scale: ['log', 'linear'], units: ['kev', 'adc'], lines: ['position', 'fwhm'], order: ['name', 'state'],
};

export function read(search = location.search) {
  const given = new URLSearchParams(search);
  const state = { ...DEFAULTS };
  if (given.get('run')) state.run = given.get('run');
  if (given.get('channel')) state.channel = given.get('channel');
  for (const [key, values] of Object.entries(ALLOWED)) if (values.includes(given.get(key))) state[key] = given.get(key);
  if (/^germanium\.[a-z-]+$/.test(given.get('history') ?? '')) state.history = given.get('history');
  state.parts = {};
  for (const [key, values] of Object.entries(PARTS)) if (values.includes(given.get(key))) state.parts[key] = given.get(key);
  if (SCAN.test(given.get('filters') ?? '')) state.parts.filters = given.get('filters');
  state.fold = {};
  for (const [key, open] of [['open', true], ['closed', false]]) {
    for (const name of (given.get(key) ?? '').split(' ')) if (GROUP.test(name)) state.fold[name] = open;
  }
  const zoom = /^(-?[\d.]+):(-?[\d.]+)$/.exec(given.get('zoom') ?? '');
  if (zoom && Number(zoom[1]) < Number(zoom[2])) state.zoom = [Number(zoom[1]), Number(zoom[2])];
  return state;
}

export function href(state) {
  const out = [];
  for (const key of ['run', 'channel', 'view', 'scale', 'units', 'lines', 'order', 'history']) {
    if (state[key] && (key === 'run' || key === 'channel' || state[key] !== DEFAULTS[key])) out.push([key, state[key]]);
  }
  for (const [key, values] of Object.entries(PARTS)) if (state.parts[key] && state.parts[key] !== values[0]) out.push([key, state.parts[key]]);
  if (state.parts.filters) out.push(['filters', state.parts.filters]);
  for (const [key, open] of [['open', true], ['closed', false]]) {
    const names = Object.keys(state.fold).filter(name => state.fold[name] === open);
    if (names.length) out.push([key, names.join(' ')]);
  }
  // zoom in ADC: the calibration may move, the bins do not
  if (state.zoom) out.push(['zoom', state.zoom.map(edge => edge.toFixed(1)).join(':')]);
  return address(out);
}

export const write = state => replace(href(state));

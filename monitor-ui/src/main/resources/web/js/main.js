// Wires the page: link → selection → feed → store → tiles.
import { AoeTile } from './aoe.js';
import { ChannelList } from './channels.js';
import { CutsTile } from './cuts.js';
import { el, setText } from './dom.js';
import { DriftTile } from './drift.js';
import { Feed } from './feed.js';
import { DplmsTile, FiltersTile } from './filters.js';
import { clock, duration, moment, ms } from './format.js';
import { Guidance } from './guidance.js';
import { LinesTile } from './lines.js';
import * as link from './link.js';
import { LqTile } from './lq.js';
import { themeButton, toast } from './page.js';
import { PoleZeroTile } from './polezero.js';
import { Proposals } from './proposals.js';
import { RunTile } from './runcard.js';
import { SpectrumTile } from './spectrum.js';
import { glyph, MEANING, ORDER } from './states.js';
import { Store } from './store.js';
import { VersionsTile } from './versions.js';

const byId = id => document.getElementById(id);
const store = new Store();
let state = link.read();
let paused = false;
let dirty = true;
let redraw = false;
const asked = { run: state.run, channel: state.channel };

const actions = {
  choose: channel => go({ channel }),
  view: view => go({ view }),
  scale: scale => go({ scale }),
  units: units => go({ units }),
  order: order => go({ order }),
  part: (tile, part) => go({ parts: { ...state.parts, [tile]: part } }),
  fold: (group, open) => go({ fold: { ...state.fold, [group]: open } }),
  history: history => go({ history }),
  zoom: (zoom, again = true) => {
    state.zoom = zoom;
    link.write(state);
    if (again) { redraw = true; render(); }
  },
};

const runTile = new RunTile(byId('run-slot'), run => go({ run, channel: null, zoom: null }));
const guidance = new Guidance(byId('guidance-slot'), actions.choose);
const channels = new ChannelList(byId('channel-slot'), actions);
const spectrum = new SpectrumTile(byId('spectrum-slot'), actions);
const lines = new LinesTile(byId('lines-slot'), actions);
const drift = new DriftTile(byId('drift-slot'), actions);
const subjects = [CutsTile, AoeTile, LqTile, PoleZeroTile, FiltersTile, DplmsTile].map(Tile => new Tile(byId('subjects-slot'), actions));
const versions = new VersionsTile(byId('versions-slot'), actions);
const proposals = new Proposals(versions.tile.body);

const nextTheme = themeButton(byId('theme'), () => { redraw = true; });

const feed = new Feed(store, what => {
  if (what === 'link') showLink();
  dirty = true;
});

/** Changes the selection: link, feed and picture follow. */
function go(change) {
  state = { ...state, ...change };
  const { run, channel, view } = state;
  const before = store.selection;
  store.select({ run, channel, view });
  if (before.run !== run || before.channel !== channel || before.view !== view) feed.subscribe();
  link.write(state);
  redraw = true;
  render(true);
}

/** Chooses run and channel when the link did not. */
function settle() {
  if (!state.run && store.runIds.length) {
    const running = store.runIds.filter(id => !store.runs.get(id)?.complete);
    go({ run: (running.length ? running : store.runIds).at(-1) });
  } else if (state.run && !state.channel && store.channels.size) {
    const all = [...store.channels.values()].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state)
      || a.channel.localeCompare(b.channel, 'en', { numeric: true }));
    const first = all.find(each => each.events > 0) ?? all[0];
    go({ channel: first.channel });
  }
}

function render(force = false) {
  if (paused && !force) return;
  dirty = false;
  document.documentElement.classList.toggle('loading', store.version === 0);
  const again = redraw;
  redraw = false;
  document.title = state.channel ? `${state.channel} · Driftwatch` : 'Driftwatch';
  runTile.show(store);
  guidance.show(store);
  channels.show(store, state.order);
  spectrum.show(store, state, again);
  lines.show(store);
  drift.show(store, state, again);
  for (const each of subjects) each.show(store, state, again);
  versions.show(store, state, again);
  proposals.show(store);
  unknownLink();
}

/** A link may name what is not here. */
function unknownLink() {
  const noRun = state.run && store.version && !store.runs.has(state.run);
  const noChannel = !noRun && state.channel && store.channels.size && !store.channels.has(state.channel);
  const note = noRun ? `Run ${state.run} is not known here.` : noChannel ? `Channel ${state.channel} is not in this run.` : '';
  if (note && note !== unknownLink.told) toast(`${note} Choose another above or on the left.`, 8000);
  unknownLink.told = note;
}

function showLink() {
  const banner = byId('banner');
  const { state: how, since, retryAt, cause } = store.link;
  banner.hidden = how !== 'lost';
  document.documentElement.classList.toggle('lost', how === 'lost');
  if (how !== 'lost') return;
  const wait = Math.max(0, Math.ceil((retryAt - Date.now()) / 1000));
  setText(banner, `Connection lost since ${clock(since)} UTC (${cause}). What you see is ${duration((Date.now() - since) / 1000)} old; trying again${wait ? ` in ${wait} s` : ' now'}.`);
}

function timeBar() {
  const run = store.run();
  const badge = paused ? 'PAUSED' : store.link.state !== 'open' ? (store.link.state === 'lost' ? 'OFFLINE' : 'WAIT') : run ? run.badge : 'NO RUN';
  const stale = run?.stale && badge !== 'PAUSED' ? 'STALE' : badge;
  setText(byId('badge'), stale);
  byId('badge').dataset.badge = stale;
  document.documentElement.dataset.mode = stale;
  setText(byId('clock-data'), run ? moment(ms(run.data_until)) : '–');
  setText(byId('clock-delay'), run ? (run.complete ? 'run is over' : run.badge === 'LIVE' ? duration(run.delay_seconds) : 'replay') : '–');
  setText(byId('clock-utc'), clock(store.now()));
  setText(byId('clock-site'), new Date(store.now()).toLocaleTimeString([], { hour12: false, timeZoneName: 'short' }));
}

function frame() {
  settle();
  if (dirty || redraw) render();
  requestAnimationFrame(frame);
}

function pause() {
  paused = !paused;
  byId('pause').setAttribute('aria-pressed', String(paused));
  setText(byId('pause'), paused ? 'Resume' : 'Pause');
  dirty = true;
  timeBar();
}

async function copyLink() {
  link.write(state);
  try {
    await navigator.clipboard.writeText(link.href(state));
    toast('Link copied');
  } catch {
    toast('Copy the address of this page: it is the link');
  }
}

function help() {
  const dialog = byId('help-dialog');
  const keys = [['/', 'filter channels'], ['↑ ↓ j k', 'previous, next channel'], ['[ ]', 'previous, next run'], ['+ − 0', 'zoom in, out, whole spectrum'], ['l', 'log or linear counts'], ['u', 'keV or ADC'], ['v', 'run, sliding, decayed'], ['e', 'export the picture'], ['y', 'copy link'], ['space', 'pause the picture'], ['t', 'theme'], ['?', 'this help']];
  dialog.replaceChildren(el('h2', { id: 'help-title' }, 'Keys and symbols'),
    el('div', { class: 'help' },
      el('dl', {}, ...keys.flatMap(([key, what]) => [el('dt', {}, el('kbd', {}, key)), el('dd', {}, what)])),
      el('ul', { class: 'symbols' }, ...Object.entries(MEANING).map(([name, what]) => el('li', {}, glyph(name), ` ${name}: ${what}`)))),
    el('form', { method: 'dialog' }, el('button', { autofocus: true }, 'Close')));
  dialog.showModal();
}

function moveRun(by) {
  const at = store.runIds.indexOf(state.run);
  const next = store.runIds[at + by];
  if (next) go({ run: next, channel: null, zoom: null });
}

const VIEWS = ['total', 'sliding', 'decayed'];
const KEYS = {
  '/': () => channels.focusSearch(), '?': help, ' ': pause, t: nextTheme, y: copyLink, e: () => spectrum.png(),
  l: () => actions.scale(state.scale === 'log' ? 'linear' : 'log'), u: () => actions.units(state.units === 'kev' ? 'adc' : 'kev'),
  v: () => actions.view(VIEWS[(VIEWS.indexOf(state.view) + 1) % 3]), '+': () => spectrum.zoomBy(0.5), '=': () => spectrum.zoomBy(0.5),
  '-': () => spectrum.zoomBy(2), 0: () => actions.zoom(null), j: () => channels.move(1), k: () => channels.move(-1), '[': () => moveRun(-1), ']': () => moveRun(1),
};

addEventListener('keydown', event => {
  const typing = event.target.closest('input, select, textarea, dialog');
  if (event.ctrlKey || event.metaKey || event.altKey || typing) return;
  if (event.key === ' ' && event.target.closest('button')) return;
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

byId('pause').addEventListener('click', pause);
byId('copy-link').addEventListener('click', copyLink);
byId('help').addEventListener('click', help);
addEventListener('popstate', () => go(link.read()));
// ages grow even when nothing arrives
setInterval(() => { dirty = true; timeBar(); showLink(); }, 500);

timeBar();
store.select({ run: asked.run, channel: asked.channel, view: state.view });
feed.connect();
requestAnimationFrame(frame);

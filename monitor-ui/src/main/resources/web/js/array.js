// Wires the page of arrays: link → selection → feed → store → tiles.
import { ArrayCard, reached } from './arraycard.js';
import { TelescopeDrift } from './arraydrift.js';
import { FitTile, RatiosTile } from './arrayfit.js';
import { ArrayGuidance } from './arrayguidance.js';
import * as link from './arraylink.js';
import { ArrayMap } from './arraymap.js';
import { ArrayStore } from './arraystore.js';
import { setText } from './dom.js';
import { Feed } from './feed.js';
import { clock, duration, moment, ms } from './format.js';
import { themeButton, toast } from './page.js';
import { TelescopesTile } from './telescopes.js';

const byId = id => document.getElementById(id);
const store = new ArrayStore();
let state = link.read();
let paused = false;
let dirty = true;
let redraw = false;

const actions = {
  choose: telescope => go({ telescope }),
  by: by => go({ by }),
  order: order => go({ order }),
};

const card = new ArrayCard(byId('array-slot'), array => go({ array, telescope: null }));
const guidance = new ArrayGuidance(byId('guidance-slot'), actions.choose);
const map = new ArrayMap(byId('map-slot'), actions);
const telescopes = new TelescopesTile(byId('table-slot'), actions);
const drift = new TelescopeDrift(byId('drift-slot'));
const ratios = new RatiosTile(byId('ratios-slot'));
const fit = new FitTile(byId('fit-slot'), actions);
const nextTheme = themeButton(byId('theme'), () => { redraw = true; });

const feed = new Feed(store, what => {
  if (what === 'link') showLink();
  dirty = true;
});

/** Changes the selection: link, feed and picture follow. */
function go(change) {
  const before = store.selection;
  state = { ...state, ...change };
  store.select(state);
  if (before.array !== store.selection.array || before.telescope !== state.telescope) feed.subscribe();
  link.write(state);
  dirty = true;
  if (paused) render(true);
}

/** Chooses a telescope when the link did not: the worst, else the first. */
function settle() {
  if (!store.picture || state.telescope) return;
  const rank = ['ALARM', 'WARN'];
  const worst = rank.map(name => store.telescopes.find(line => line.state === name)).find(Boolean) ?? store.telescopes[0];
  if (worst) go({ telescope: worst.scope });
}

function render(force = false) {
  if (paused && !force) return;
  dirty = false;
  const again = redraw;
  redraw = false;
  document.documentElement.classList.toggle('loading', store.version === 0);
  document.title = store.picture ? `${state.telescope ?? store.picture.array} · Driftwatch` : 'Arrays · Driftwatch';
  card.show(store);
  guidance.show(store);
  map.show(store, state, again);
  telescopes.show(store, state);
  drift.show(store, state, again);
  ratios.show(store);
  fit.show(store);
  unknownLink();
}

/** A link may name what is not here. */
function unknownLink() {
  const note = !store.picture ? '' : state.array && !store.picture.arrays.includes(state.array) ? `Array ${state.array} is not known here; this is ${store.picture.array}.`
    : state.telescope && !store.line(state.telescope) ? `Array ${store.picture.array} has no ${state.telescope}.` : '';
  if (note && note !== unknownLink.told) toast(note, 8000);
  unknownLink.told = note;
}

function showLink() {
  const { state: how, since, retryAt, cause } = store.link;
  const banner = byId('banner');
  banner.hidden = how !== 'lost';
  document.documentElement.classList.toggle('lost', how === 'lost');
  if (how !== 'lost') return;
  const wait = Math.max(0, Math.ceil((retryAt - Date.now()) / 1000));
  setText(banner, `Connection lost since ${clock(since)} UTC (${cause}). What you see is ${duration((Date.now() - since) / 1000)} old; trying again${wait ? ` in ${wait} s` : ' now'}.`);
}

function timeBar() {
  const badge = paused ? 'PAUSED' : store.link.state === 'lost' ? 'OFFLINE' : store.link.state !== 'open' ? 'WAIT' : store.badge();
  setText(byId('badge'), badge);
  byId('badge').dataset.badge = badge;
  document.documentElement.dataset.mode = badge;
  setText(byId('clock-data'), moment(ms(reached(store.blocks))));
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

const KEYS = { ' ': pause, t: nextTheme, y: copyLink };
addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, select, textarea')) return;
  if (event.key === ' ' && event.target.closest('button, [role=button]')) return;
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});
byId('pause').addEventListener('click', pause);
byId('copy-link').addEventListener('click', copyLink);
addEventListener('popstate', () => go(link.read()));
setInterval(() => { dirty = true; timeBar(); showLink(); }, 500);

timeBar();
store.select(state);
feed.connect();
requestAnimationFrame(frame);

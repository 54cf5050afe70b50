// Wires the page of germanium: link → selection → feed → store → tiles.
import { AoeTile } from './aoe.js';
import { ChannelList } from './channels.js';
import { CutsTile } from './cuts.js';
import { DriftTile } from './drift.js';
import { DplmsTile, FiltersTile } from './filters.js';
import { Guidance } from './guidance.js';
import { LinesTile } from './lines.js';
import * as link from './link.js';
import { LqTile } from './lq.js';
import { LivePage } from './page.js';
import { PoleZeroTile } from './polezero.js';
import { Proposals } from './proposals.js';
import { RunTile } from './runcard.js';
import { SpectrumTile } from './spectrum.js';
import { ORDER } from './states.js';
import { Store } from './store.js';
import { VersionsTile } from './versions.js';

const byId = id => document.getElementById(id);
const store = new Store();
const actions = {
  choose: channel => page.go({ channel }),
  view: view => page.go({ view }),
  scale: scale => page.go({ scale }),
  units: units => page.go({ units }),
  lines: lines => page.go({ lines }),
  order: order => page.go({ order }),
  part: (tile, part) => page.go({ parts: { ...page.state.parts, [tile]: part } }),
  fold: (group, open) => page.go({ fold: { ...page.state.fold, [group]: open } }),
  history: history => page.go({ history }),
  zoom: (zoom, again = true) => {
    if (again) return page.go({ zoom });
    page.state.zoom = zoom;
    return link.write(page.state);
  },
};

const runTile = new RunTile(byId('run-slot'), run => page.go({ run, channel: null, zoom: null }));
const guidance = new Guidance(byId('guidance-slot'), actions.choose);
const channels = new ChannelList(byId('channel-slot'), actions);
const spectrum = new SpectrumTile(byId('spectrum-slot'), actions);
const lines = new LinesTile(byId('lines-slot'), actions);
const drift = new DriftTile(byId('drift-slot'), actions);
const subjects = [CutsTile, AoeTile, LqTile, PoleZeroTile, FiltersTile, DplmsTile].map(Tile => new Tile(byId('subjects-slot'), actions));
const versions = new VersionsTile(byId('versions-slot'), actions);
const proposals = new Proposals(versions.tile.body);

/** Chooses run and channel when the link did not. */
function settle() {
  const { run, channel } = page.state;
  if (!run && store.runIds.length) {
    const running = store.runIds.filter(id => !store.runs.get(id)?.complete);
    page.go({ run: (running.length ? running : store.runIds).at(-1) });
  } else if (run && !channel && store.channels.size) {
    const all = [...store.channels.values()].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state)
      || a.channel.localeCompare(b.channel, 'en', { numeric: true }));
    const first = all.find(each => each.events > 0) ?? all[0];
    page.go({ channel: first.channel });
  }
}

function show(state, redraw) {
  runTile.show(store);
  guidance.show(store);
  channels.show(store, state.order);
  spectrum.show(store, state, redraw);
  lines.show(store);
  drift.show(store, state, redraw);
  for (const each of subjects) each.show(store, state, redraw);
  versions.show(store, state, redraw);
  proposals.show(store);
}

function unknown() {
  const { run, channel } = page.state;
  const noRun = run && store.version && !store.runs.has(run);
  const noChannel = !noRun && channel && store.channels.size && !store.channels.has(channel);
  const note = noRun ? `Run ${run} is not known here.` : noChannel ? `Channel ${channel} is not in this run.` : '';
  return note && `${note} Choose another above or on the left.`;
}

function moveRun(by) {
  const next = store.runIds[store.runIds.indexOf(page.state.run) + by];
  if (next) page.go({ run: next, channel: null, zoom: null });
}

const VIEWS = ['total', 'sliding', 'decayed'];
const keys = {
  '/': () => channels.focusSearch(), e: () => spectrum.png(),
  l: () => actions.scale(page.state.scale === 'log' ? 'linear' : 'log'), u: () => actions.units(page.state.units === 'kev' ? 'adc' : 'kev'),
  v: () => actions.view(VIEWS[(VIEWS.indexOf(page.state.view) + 1) % 3]), '+': () => spectrum.zoomBy(0.5), '=': () => spectrum.zoomBy(0.5),
  '-': () => spectrum.zoomBy(2), 0: () => actions.zoom(null), j: () => channels.move(1), k: () => channels.move(-1), '[': () => moveRun(-1), ']': () => moveRun(1),
};
const words = [['/', 'filter channels'], ['↑ ↓ j k', 'previous, next channel'], ['[ ]', 'previous, next run'], ['+ − 0', 'zoom in, out, whole spectrum'], ['l', 'log or linear counts'], ['u', 'keV or ADC'], ['v', 'run, sliding, decayed'], ['e', 'export the picture']];

const page = new LivePage({
  store, link, settle, show, unknown, keys, words,
  title: () => page.state.channel ? `${page.state.channel} · Driftwatch` : 'Driftwatch',
});
page.open();

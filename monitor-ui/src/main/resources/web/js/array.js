// Wires the page of arrays: link → selection → feed → store → tiles.
import { ArrayCard } from './arraycard.js';
import { TelescopeDrift } from './arraydrift.js';
import { FitTile, RatiosTile } from './arrayfit.js';
import { ArrayGuidance } from './arrayguidance.js';
import * as link from './arraylink.js';
import { ArrayMap } from './arraymap.js';
import { ArrayStore } from './arraystore.js';
import { CoefficientsTile } from './coefficients.js';
import { LivePage } from './page.js';
import { TelescopesTile } from './telescopes.js';

const byId = id => document.getElementById(id);
const store = new ArrayStore();
const actions = {
  choose: telescope => page.go({ telescope }),
  by: by => page.go({ by }),
  order: order => page.go({ order }),
  of: of => page.go({ of }),
};

const card = new ArrayCard(byId('array-slot'), array => page.go({ array, telescope: null }));
const guidance = new ArrayGuidance(byId('guidance-slot'), actions.choose);
const map = new ArrayMap(byId('map-slot'), actions);
const telescopes = new TelescopesTile(byId('table-slot'), actions);
const drift = new TelescopeDrift(byId('drift-slot'));
const coefficients = new CoefficientsTile(byId('coefficients-slot'), actions);
const ratios = new RatiosTile(byId('ratios-slot'));
const fit = new FitTile(byId('fit-slot'), actions);

/** Chooses a telescope when the link did not: the worst, else the first. */
function settle() {
  if (!store.picture || page.state.telescope) return;
  const rank = ['ALARM', 'WARN'];
  const worst = rank.map(name => store.telescopes.find(line => line.state === name)).find(Boolean) ?? store.telescopes[0];
  if (worst) page.go({ telescope: worst.scope });
}

function show(state, redraw) {
  card.show(store);
  guidance.show(store);
  map.show(store, state, redraw);
  telescopes.show(store, state);
  drift.show(store, state, redraw);
  coefficients.show(store, state);
  ratios.show(store);
  fit.show(store);
}

function unknown() {
  const { array, telescope } = page.state;
  return !store.picture ? '' : array && !store.picture.arrays.includes(array) ? `Array ${array} is not known here; this is ${store.picture.array}.`
    : telescope && !store.line(telescope) ? `Array ${store.picture.array} has no ${telescope}.` : '';
}

const page = new LivePage({
  store, link, settle, show, unknown,
  title: () => store.picture ? `${page.state.telescope ?? store.picture.array} · Driftwatch` : 'Arrays · Driftwatch',
  words: [['arrows', 'next telescope, on the map']],
});
page.open();

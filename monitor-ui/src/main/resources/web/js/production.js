// Wires the page of productions: link → selection → feed → store → tiles.
import { LivePage } from './page.js';
import { ProductionCard } from './productioncard.js';
import { UncertaintyTile } from './productionchart.js';
import * as link from './productionlink.js';
import { PointsTile } from './productionpoints.js';
import { ProductionStore, RANK, STATES } from './productionstore.js';
import { BinsTile, LimitsTile } from './productiontables.js';

const byId = id => document.getElementById(id);
const store = new ProductionStore();
const actions = {
  choose: point => page.go({ point }),
  view: view => page.go({ view }),
  layout: layout => page.go({ layout }),
  order: order => page.go({ order }),
};

const card = new ProductionCard(byId('card-slot'), actions);
const points = new PointsTile(byId('points-slot'), actions);
const uncertainty = new UncertaintyTile(byId('uncertainty-slot'), actions);
const limits = new LimitsTile(byId('limits-slot'), actions);
const bins = new BinsTile(byId('bins-slot'));

/** Chooses a grid point when the link did not: one that runs, else the one that needs most. */
function settle() {
  if (page.state.point || !store.points.length) return;
  const ranked = [...store.points].sort((a, b) => RANK.indexOf(store.stateOf(a)) - RANK.indexOf(store.stateOf(b)));
  page.go({ point: (ranked.find(line => line.running) ?? ranked[0]).key });
}

function show(state, redraw) {
  card.show(store);
  points.show(store, state);
  uncertainty.show(store, state, redraw);
  limits.show(store, state);
  bins.show(store);
}

function unknown() {
  const { point } = page.state;
  return store.picture && point && store.points.length && !store.points.some(line => line.key === point) ? `Grid point ${point} is not known here.` : '';
}

const nextView = () => actions.view(link.VIEWS[(link.VIEWS.indexOf(page.state.view) + 1) % link.VIEWS.length]);
const page = new LivePage({
  store, link, settle, show, unknown,
  title: () => page.state.point ? `${page.state.point} · Driftwatch` : 'Productions · Driftwatch',
  keys: { j: () => points.move(1), k: () => points.move(-1), v: nextView, e: () => uncertainty.png() },
  words: [['↑ ↓ j k', 'next, previous grid point'], ['v', 'uncertainty, efficiency, events'], ['e', 'save the chart']],
  symbols: RANK.map(name => [STATES[name][0], `${STATES[name][1]}: ${STATES[name][2]}`]),
});
page.open();

// The link is the state: run, channel, view, scale, units, zoom, order of channels.

const DEFAULTS = { run: null, channel: null, view: 'total', scale: 'log', units: 'kev', zoom: null, order: 'name' };
const ALLOWED = {
  view: ['total', 'sliding', 'decayed'], scale: ['log', 'linear'], units: ['kev', 'adc'], order: ['name', 'state'],
};

export function read(search = location.search) {
  const given = new URLSearchParams(search);
  const state = { ...DEFAULTS };
  if (given.get('run')) state.run = given.get('run');
  if (given.get('channel')) state.channel = given.get('channel');
  for (const [key, values] of Object.entries(ALLOWED)) if (values.includes(given.get(key))) state[key] = given.get(key);
  const zoom = /^(-?[\d.]+):(-?[\d.]+)$/.exec(given.get('zoom') ?? '');
  if (zoom && Number(zoom[1]) < Number(zoom[2])) state.zoom = [Number(zoom[1]), Number(zoom[2])];
  return state;
}

export function href(state) {
  const out = new URLSearchParams();
  for (const key of ['run', 'channel', 'view', 'scale', 'units', 'order']) {
    if (state[key] && (key === 'run' || key === 'channel' || state[key] !== DEFAULTS[key])) out.set(key, state[key]);
  }
  // zoom in ADC: the calibration may move, the bins do not
  if (state.zoom) out.set('zoom', state.zoom.map(edge => edge.toFixed(1)).join(':'));
  const query = out.toString().replaceAll('%3A', ':');
  return `${location.origin}${location.pathname}${query ? `?${query}` : ''}`;
}

export function write(state) {
  const target = href(state);
  if (target !== location.href) history.replaceState(null, '', target);
}

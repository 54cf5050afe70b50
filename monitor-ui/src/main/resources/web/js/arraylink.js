// The link of the page of arrays is its state: array, telescope, what the map shows, order of the table.

const DEFAULTS = { array: null, telescope: null, by: 'level', order: 'layout' };
const ALLOWED = { by: ['level', 'change'], order: ['layout', 'state'] };

export function read(search = location.search) {
  const given = new URLSearchParams(search);
  const state = { ...DEFAULTS };
  if (given.get('array')) state.array = given.get('array');
  if (/^tel_\d{1,5}$/.test(given.get('telescope') ?? '')) state.telescope = given.get('telescope');
  for (const [key, values] of Object.entries(ALLOWED)) if (values.includes(given.get(key))) state[key] = given.get(key);
  return state;
}

export function href(state) {
  const out = new URLSearchParams();
  for (const key of Object.keys(DEFAULTS)) if (state[key] && state[key] !== DEFAULTS[key]) out.set(key, state[key]);
  const query = out.toString();
  return `${location.origin}${location.pathname}${query ? `?${query}` : ''}`;
}

export function write(state) {
  if (href(state) !== location.href) history.replaceState(null, '', href(state));
}

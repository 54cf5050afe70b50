// What the links of all pages have in common: a choice with a default stands in the link only when it is another.

/** A link: names in order with their defaults (null: free text), and what each may be (a list or a pattern; without: any text). */
export function plainLink(defaults, allowed) {
  const fits = (key, value) => Boolean(value) && (!allowed[key] || (Array.isArray(allowed[key]) ? allowed[key].includes(value) : allowed[key].test(value)));
  const read = (search = location.search) => {
    const given = new URLSearchParams(search);
    const state = { ...defaults };
    for (const key of Object.keys(defaults)) if (fits(key, given.get(key))) state[key] = given.get(key);
    return state;
  };
  const href = state => address(Object.keys(defaults).filter(key => state[key] && state[key] !== defaults[key]).map(key => [key, state[key]]));
  return { read, href, write: state => replace(href(state)) };
}

/** This page with these names and values. */
export function address(pairs) {
  const query = new URLSearchParams(pairs).toString().replaceAll('%3A', ':');
  return `${location.origin}${location.pathname}${query ? `?${query}` : ''}`;
}

export function replace(target) {
  if (target !== location.href) history.replaceState(null, '', target);
}

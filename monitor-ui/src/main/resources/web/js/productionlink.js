// The link of the page of productions is its state: grid point, what the chart shows, layout of the limits, order of the points.
import { plainLink } from './links.js';

export const VIEWS = ['uncertainty', 'efficiency', 'events'];
export const { read, href, write } = plainLink({ point: null, view: 'uncertainty', layout: null, order: 'conditions' },
  { view: VIEWS, order: ['conditions', 'state'] });

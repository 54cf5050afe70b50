// The link of the page of arrays is its state: array, telescope, what the map shows, order of the table.
import { plainLink } from './links.js';

export const { read, href, write } = plainLink({ array: null, telescope: null, by: 'level', order: 'layout' },
  { telescope: /^tel_\d{1,5}$/, by: ['level', 'change'], order: ['layout', 'state'] });

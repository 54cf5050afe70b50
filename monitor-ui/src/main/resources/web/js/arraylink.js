// The link of the page of arrays is its state: array, telescope, what the map shows, order of the table, which coefficient by block.
import { plainLink } from './links.js';

export const { read, href, write } = plainLink({ array: null, telescope: null, by: 'level', order: 'layout', of: 'array.inter-calibration' },
  { telescope: /^tel_\d{1,5}$/, by: ['level', 'change'], order: ['layout', 'state'], of: ['array.inter-calibration', 'array.inter-calibration.size', 'array.timing'] });

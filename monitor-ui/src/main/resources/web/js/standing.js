// What a version is: published, proposed or rejected, and which one is in force.
import { ms } from './format.js';

/** published, proposed or rejected. */
export function standing(parameter) {
  return parameter ? parameter.provenance?.status ?? 'published' : null;
}

/** The published version that holds, of versions in order of time; undefined without. */
export function inForce(versions) {
  return versions.filter(each => each.status === 'published').at(-1);
}

/** In order of the time they are valid from, then of version. */
export function byTime(a, b) {
  return ms(a.valid_from) - ms(b.valid_from) || a.version - b.version;
}

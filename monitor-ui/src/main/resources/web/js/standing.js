// What a version is: published, proposed or rejected, and which one is in force.
import { ms } from './format.js';

/** published, proposed or rejected. */
export function standing(parameter) {
  return parameter ? parameter.provenance?.status ?? 'published' : null;
}

/** The published version that holds, of versions in order of time; what a person wants to begin later is left out; undefined without. */
export function inForce(versions, nowMs) {
  return versions.filter(each => each.status === 'published' && !scheduled(each, nowMs)).at(-1);
}

/** Published, but a person wants it to begin later. */
export function scheduled(version, nowMs) {
  return version.status === 'published' && Boolean(version.chosen) && ms(version.valid_from) > nowMs;
}

/** A whole parameter as a line of the table of versions. */
export function lineOf({ version, valid_from, provenance }) {
  return {
    version, valid_from, status: provenance?.status ?? 'published', by: provenance?.by, why: provenance?.why, chosen: Boolean(provenance?.start),
    proposal: Number(provenance?.proposal ?? 0), rolled_back_to: Number(provenance?.rolled_back_to ?? 0),
  };
}

/** In order of the time they are valid from, then of version. */
export function byTime(a, b) {
  return ms(a.valid_from) - ms(b.valid_from) || a.version - b.version;
}

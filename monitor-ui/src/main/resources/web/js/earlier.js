// What going back to an earlier version of a detector would change, in physical units.
import * as calibration from './calibration.js';
import { brief, clock, count, known, moment, ms, pair, signed } from './format.js';
import { compared } from './proposals.js';
import { inForce, lineOf, scheduled } from './standing.js';

const ENERGY = 'germanium.energy';
const OF_JOBS = ['germanium.filter', 'germanium.dplms'];
const NEXT_RUN = 'Export dsp writes it and the next run takes it; the signal processing of this run stays as it is.';
const CUT = 'The results file and export hit use it; events judged already stay as they are.';
const EFFECTS = {
  [ENERGY]: 'This page, the results file and export hit use it; events calibrated already keep their energy, and drift its reference.',
  'germanium.cuts': CUT, 'germanium.aoe': CUT, 'germanium.lq': CUT,
  'germanium.pole-zero': NEXT_RUN, 'germanium.filter': NEXT_RUN, 'germanium.dplms': NEXT_RUN,
};

/** Versions of a subject as lines, in order of time. */
export function linesOf(store, subject) {
  return subject === ENERGY ? store.versions.map(each => ({ ...lineOf(each), counts: each.value.counts })) : store.subjects.get(subject)?.versions ?? [];
}

/** Whether somebody may go back now: the run makes no versions of the subject any more. */
export function mayGoBack(store, subject) {
  return store.commands && (OF_JOBS.includes(subject) || Boolean(store.run()?.complete));
}

/** The version that a button on this one goes back to, null without a button: itself, or from a scheduled one to that in force. */
export function goesBackTo(version, versions, nowMs) {
  const current = inForce(versions, nowMs);
  if (!current || version.status !== 'published' || version === current) return null;
  return scheduled(version, nowMs) ? (version === versions.filter(each => each.status === 'published').at(-1) ? current : null) : version;
}

/** Plan of a roll-back: see RollBack; null when there is nothing to go back to. */
export function plan(store, subject, title, number) {
  const { run, channel } = store.selection;
  const now = store.now();
  const versions = linesOf(store, subject);
  const target = versions.find(each => each.version === number);
  const current = inForce(versions, now);
  const later = versions.filter(each => scheduled(each, now)).at(-1);
  const takesBack = target === current;
  const over = takesBack ? later : current;
  if (!target || !over) return null;
  const highest = Math.max(...versions.map(each => each.version));
  const from = Math.max(ms(target.valid_from), ms(over.valid_from));
  return {
    key: `${run}/${channel}/${subject}/${over.version}`,
    command: { subject, scope: channel, run, version: number },
    title: takesBack ? `Take back version ${over.version} of ${title}, ${channel}?` : `Back to version ${number} of ${title}, ${channel}?`,
    story: story(target, over, takesBack ? null : later),
    now: `version ${over.version}`, after: `version ${number}`,
    rows: subject === ENERGY ? energies(store, over.version, number) : headlines(over, target),
    effect: EFFECTS[subject] ?? '',
    usual: `${moment(from)} (as version ${ms(over.valid_from) >= ms(target.valid_from) ? over.version : number})`,
    send: takesBack ? `Take back version ${over.version}` : `Go back to version ${number}`,
    done: later => outcome(later, subject, number, highest),
    anew: later => later.selection.channel === channel && later.selection.run === run ? plan(later, subject, title, number) : null,
  };
}

function story(target, over, later) {
  return [`A new version takes the value of version ${target.version}, made at ${clock(ms(target.valid_from))} UTC from n = ${count(target.counts)}.`,
    `Version ${over.version}, ${over.valid_from ? `valid from ${clock(ms(over.valid_from))} UTC` : ''}${over.by ? ` by ${over.by}` : ''}, stays in the list: nothing is overwritten.`,
    later ? `Version ${later.version} is scheduled and takes over at ${moment(ms(later.valid_from))} UTC.` : ''].filter(Boolean).join(' ');
}

function outcome(store, subject, number, highest) {
  const made = linesOf(store, subject).find(each => each.version > highest && each.rolled_back_to === number);
  if (!made) return '';
  return `Done: version ${made.version} has the value of version ${number}, valid from ${moment(ms(made.valid_from))} UTC${made.by ? `, by ${made.by}` : ''}.`;
}

/** What a pulse gets now and would get, and the width of the line. */
function energies(store, current, number) {
  const of = version => store.versions.find(each => each.version === version).value;
  const [now, after] = [of(current), of(number)];
  const scale = [calibration.QBB, 2614.5].map(keV => {
    const at = calibration.adc(now, keV);
    if (at === null) return null;
    const errors = [calibration.energyError(now, at), calibration.energyError(after, at)];
    const [name, , ...rest] = compared(`Pulse now at ${keV} keV`, { value: keV, error: errors[0] }, calibration.energy(after, at), errors[1], 'keV');
    return [name, `${keV} keV`, ...rest];
  });
  const qbb = calibration.adc(now, calibration.QBB) ?? 0;
  const gain = value => ({ value: calibration.gain(value, qbb) * 1000, error: qbb ? calibration.energyError(value, qbb) / qbb * 1000 : NaN });
  return [...scale.filter(Boolean),
    line('Gain at 2039 keV', gain(now), gain(after), 'eV/ADC', 4),
    line('FWHM at 2039 keV', { value: now.qbb_fwhm_kev, error: now.qbb_fwhm_error_kev }, { value: after.qbb_fwhm_kev, error: after.qbb_fwhm_error_kev }, 'keV', 3)];
}

function headlines(current, target) {
  const names = [...new Set([...current.headlines, ...target.headlines].map(each => each.name))];
  const of = (version, name) => version.headlines.find(each => each.name === name);
  const rows = names.map(name => line(name.includes('.') ? name : name.charAt(0).toUpperCase() + name.slice(1), of(current, name), of(target, name), (of(target, name) ?? of(current, name)).unit, 3));
  return rows.length ? rows : [['Value', 'no number in short', 'no number in short', '–']];
}

/** One quantity with its difference, which has as many digits as asked. */
export function line(name, now, after, unit, digits) {
  const text = each => !each || !known(each.value) ? '–' : `${known(each.error) ? pair(each.value, each.error) : brief(each.value)}${unit ? ` ${unit}` : ''}`;
  const change = now && after ? after.value - now.value : NaN;
  const sigma = change / Math.hypot(now?.error ?? NaN, after?.error ?? NaN);
  return [name, text(now), text(after), change === 0 ? 'none' : known(change) ? `${signed(change, digits)}${unit ? ` ${unit}` : ''}${known(sigma) ? `, ${signed(sigma, 1)} σ` : ''}` : '–'];
}

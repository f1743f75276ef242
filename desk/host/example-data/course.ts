import type { Channel, ContactType, NewContact } from '../../domain/incident/contact.ts';
import type { Command } from '../../domain/incident/commands.ts';
import { drawAt, lognormal } from '../../../kernel/index.ts';
import type { Level, Policy } from '../../../standards/index.ts';

/** Somebody who may call the desk. */
export interface ExampleCaller {
  readonly name: string;
  readonly organisation: string;
  readonly mail: string;
  readonly telephone: string;
}
export interface ExampleWords {
  readonly summary: string;
  readonly description: string;
  readonly location: string;
}

/** One thing that happens to an incident, minutes after its contact. A supplier's step is taken by the supplier. */
export interface Step {
  readonly after: number;
  readonly by: 'analyst' | 'supplier' | 'duty-manager';
  readonly command:
    | Command
    | { readonly do: 'supplierStatus'; readonly status: string; readonly note: string }
    /** Becomes a part of the outage that course `first` reported. */
    | { readonly do: 'linkToOutage'; readonly first: number };
}
export interface Course {
  readonly contact: NewContact;
  readonly steps: readonly Step[];
}

type Draw = (what: string) => number;
const chance = (draw: Draw, what: string, share: number): boolean => draw(what) < share;
const pick = <T>(draw: Draw, what: string, from: readonly T[]): T => from[Math.floor(draw(what) * from.length)]!;
const minutes = (draw: Draw, what: string, median: number, p90: number): number =>
  lognormal(median, p90, (salt) => draw(`${what} ${salt}`));

/** One of `parts`, each as likely as its weight. */
function weighted<T>(draw: Draw, what: string, parts: readonly (readonly [T, number])[]): T {
  let left = draw(what) * parts.reduce((sum, [, weight]) => sum + weight, 0);
  return (parts.find(([, weight]) => (left -= weight) < 0) ?? parts.at(-1)!)[0];
}

/** The channels of 2007, in percent, and what people ask for. */
const CHANNELS: readonly (readonly [Channel, number])[] = [
  ['phone', 76],
  ['email', 18],
  ['portal', 2],
  ['fax', 2],
  ['walk-up', 2],
];
const TYPES: readonly (readonly [ContactType, number])[] = [
  ['incident', 82],
  ['request', 11],
  ['enquiry', 5],
  ['complaint', 2],
];
/** How bad an ordinary contact is; outages come beside. */
const LEVELS: readonly (readonly [readonly [Level, Level], number])[] = [
  [['2', '1'], 0.3],
  [['3', '1'], 1.5],
  [['3', '3'], 20],
  [['4', '3'], 46],
  [['5', '3'], 32],
];

const FIXED = [
  'Account unlocked.',
  'Profile rebuilt and tested with the caller.',
  'Printer queue cleared.',
  'Cable replaced.',
  'Setting corrected; works again.',
];
const ANSWERED = [
  'We are looking into it.',
  'Another workstation was tried; it fails there too.',
  'We have it, and will ring you.',
];
const WAITS = ['Waiting for the caller to try again.', 'Waiting for the workstation to be free.', 'Waiting for a screenshot.'];

/**
 * The course of the `nth` contact: who reports what, and what becomes of it. Shares and times are those of published logs where there is
 * one (first contact 65 %, national applications 40 %; reopened 3 %; waiting for the caller 22 %); the rest is ours.
 */
export function courseOf(
  seed: string,
  nth: number,
  at: Temporal.Instant,
  {
    policy,
    callers,
    describe,
  }: { policy: Policy; callers: readonly ExampleCaller[]; describe: (service: string, nth: number) => ExampleWords },
): Course {
  const draw: Draw = (what) => drawAt(seed, 'course', nth, what);
  const service = weighted(
    draw,
    'service',
    policy.services.map((each) => [each, each.national ? 3 : 2] as const),
  );
  const caller = pick(draw, 'caller', callers);
  const words = describe(service.id, nth);
  const [impact, urgency] = weighted(draw, 'level', LEVELS);
  const channel = weighted(draw, 'channel', CHANNELS);
  const contact: NewContact = {
    ...{ channel, service: service.id, impact, urgency, safety: [], type: weighted(draw, 'type', TYPES) },
    ...{ summary: words.summary, description: words.description, location: words.location },
    caller: { name: caller.name, organisation: caller.organisation, mail: caller.mail, telephone: caller.telephone },
  };
  const steps = chance(draw, 'at first contact', service.national ? 0.4 : 0.65)
    ? atFirstContact(draw)
    : worked(draw, service.supplier, { at, words, impact, service: service.id, contact: caller.telephone });
  return { contact, steps: chance(draw, 'forgotten', 0.015) ? [] : steps };
}

function atFirstContact(draw: Draw): readonly Step[] {
  const first = minutes(draw, 'first', 1, 3);
  const done = first + minutes(draw, 'handle', 6, 15);
  return [
    { after: first, by: 'analyst', command: { do: 'acknowledge' } },
    { after: done, by: 'analyst', command: { do: 'resolve', how: pick(draw, 'how', FIXED) } },
    { after: done + 0.2, by: 'analyst', command: { do: 'confirm' } },
    { after: done + 0.5, by: 'analyst', command: { do: 'close' } },
  ];
}

interface Reported {
  readonly at: Temporal.Instant;
  readonly words: ExampleWords;
  readonly impact: Level;
  readonly service: string;
  readonly contact: string;
}

function worked(draw: Draw, supplier: string | null, reported: Reported): readonly Step[] {
  const taken = minutes(draw, 'taken', 6, 40);
  const answered = taken + minutes(draw, 'answered', 8, 45);
  const steps: Step[] = [
    { after: taken, by: 'analyst', command: { do: 'acknowledge' } },
    { after: answered, by: 'analyst', command: { do: 'respond', text: pick(draw, 'answer', ANSWERED), channel: 'phone' } },
  ];
  let at = answered;
  if (chance(draw, 'waits for the caller', 0.22)) {
    const waits = minutes(draw, 'waits', 90, 1200);
    steps.push({ after: at + 5, by: 'analyst', command: { do: 'pause', reason: pick(draw, 'why', WAITS) } });
    steps.push({ after: at + 5 + waits, by: 'analyst', command: { do: 'resume' } });
    at += 5 + waits;
  }
  if (supplier !== null && chance(draw, 'to the supplier', 0.6)) {
    steps.push({ after: at + 4, by: 'analyst', command: { do: 'handOff', supplier, data: minimumDataOf(reported, answered) } });
    const begun = at + 4 + minutes(draw, 'supplier begins', 20, 120);
    at = begun + minutes(draw, 'supplier ends', 300, 2400);
    steps.push({
      after: begun,
      by: 'supplier',
      command: { do: 'supplierStatus', status: 'inProgress', note: 'With the application team.' },
    });
    steps.push({ after: at, by: 'supplier', command: { do: 'supplierStatus', status: 'resolved', note: 'Service restarted.' } });
  }
  at += minutes(draw, 'resolved', 120, 1800);
  steps.push({ after: at, by: 'analyst', command: { do: 'resolve', how: pick(draw, 'how', FIXED) } });
  if (chance(draw, 'reopened', 0.04)) {
    const back = at + minutes(draw, 'back', 200, 1500);
    at = back + minutes(draw, 'again', 120, 900);
    steps.push({ after: back, by: 'analyst', command: { do: 'reopen', reason: 'The caller says that it came back.' } });
    steps.push({ after: back + 6, by: 'analyst', command: { do: 'acknowledge' } });
    steps.push({ after: at, by: 'analyst', command: { do: 'resolve', how: pick(draw, 'how again', FIXED) } });
  }
  // Who does not answer is asked again, and the incident closes by itself as the standard says.
  if (!chance(draw, 'silent', 0.15)) {
    const confirmed = at + minutes(draw, 'confirmed', 90, 900);
    steps.push({ after: confirmed, by: 'analyst', command: { do: 'confirm' } });
    steps.push({ after: confirmed + 1, by: 'analyst', command: { do: 'close' } });
  }
  return steps;
}

const minimumDataOf = ({ at, words, service, contact }: Reported, answered: number) => ({
  occurredAt: String(at),
  description: words.description,
  impact: words.location,
  affectedUsers: 1 + Math.floor(answered % 20),
  affectedService: service,
  workaround: 'paper',
  stepsTaken: 'Two workstations and two accounts tried.',
  requesterContact: contact,
  updateContact: 'the service desk',
});

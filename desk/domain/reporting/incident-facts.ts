import type { RecordedEvent } from '../incident/index.ts';
import type { Explained, HandOver, IncidentFacts, MajorFacts, Since, Turn } from './facts.ts';
import { judge, type PolicySince } from './verdicts.ts';

const msOf = (instant: string): number => Temporal.Instant.from(instant).epochMilliseconds;

/** The facts of an incident, from its whole log. Erasures change none: facts hold no text. Pure. */
export function factsOf(reference: string, events: readonly RecordedEvent[], policies: readonly PolicySince[]): IncidentFacts {
  const [first, ...rest] = events;
  if (first?.type !== 'opened') throw new Error(`the log of ${reference} does not begin with its opening`);
  const opened = msOf(first.at);
  const severities: Since[] = [{ at: opened, known: opened, value: first.severity }];
  const services: Since[] = [{ at: opened, known: opened, value: first.service }];
  const turns: Turn[] = [];
  const handOvers: HandOver[] = [];
  const repeats: number[] = [];
  const majors: MajorFacts[] = [];
  const explained: Explained[] = [];
  let isOpen = true;

  const endMajor = (at: number) => {
    const last = majors.at(-1);
    if (last && last.over === null) majors[majors.length - 1] = { ...last, over: at };
  };
  for (const event of rest) next(event);
  return {
    reference,
    organisation: first.organisation,
    channel: first.channel,
    type: first.contactType,
    opened,
    severities,
    services,
    turns,
    ...judge(reference, events, policies),
    handOvers,
    repeats,
    majors,
    explained,
  };

  function next(event: RecordedEvent): void {
    const at = msOf(event.at);
    switch (event.type) {
      case 'reclassified':
        severities.push({ at, known: at, value: event.severity });
        break;
      case 'severityCorrected':
        severities.push({ at: msOf(event.since), known: at, value: event.severity });
        break;
      case 'serviceChanged':
        services.push({ at, known: at, value: event.service });
        break;
      case 'resolved':
      case 'closed':
        if (isOpen) {
          const withdrawn = event.type === 'resolved' && event.withdrawn;
          const firstContact = event.type === 'resolved' && event.firstContact;
          turns.push({ at, to: withdrawn ? 'withdrawn' : 'resolved', ...(firstContact && { firstContact }) });
          endMajor(at);
        }
        isOpen = false;
        break;
      case 'reopened':
        if (!isOpen) turns.push({ at, to: 'open' });
        isOpen = true;
        break;
      case 'handedOff':
        handOvers.push({ at, supplier: event.supplier });
        break;
      case 'linkedToParent':
        repeats.push(at);
        break;
      case 'majorIncidentDeclared':
        endMajor(at);
        majors.push({ declared: at, managerDue: msOf(event.managerDue), managed: null, over: null });
        break;
      case 'managerAppointed': {
        const last = majors.at(-1);
        if (last && last.managed === null) majors[majors.length - 1] = { ...last, managed: at };
        break;
      }
      case 'majorIncidentStoodDown':
        endMajor(at);
        break;
      case 'missExplained':
        explained.push({ measures: event.measures, of: event.of, seq: event.seq, at });
        break;
      default:
    }
  }
}

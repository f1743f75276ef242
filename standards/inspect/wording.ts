import { deputiesOf } from '../deputies.ts';
import type { Contact, EscalationStep, Service, Standard, Trigger } from '../types.ts';

/** Puts the plan into words, to compare its written form with its data and to show it on pages. */

export const PERIODS: Readonly<Record<EscalationStep['period'], string>> = {
  always: 'at all hours',
  'in-hours': 'in hours',
  'out-of-hours': 'out of hours',
  'bank-holiday': 'bank holidays',
};

/** `at opening`, `10 minutes after opening`, `75 % of the response time`, `90 % of the time to restore`. */
export function triggerText(trigger: Trigger): string {
  if ('clock' in trigger)
    return `${trigger.percent} % of the ${trigger.clock === 'response' ? 'response time' : 'time to restore'}`;
  if ('declared' in trigger) {
    const since = durationText(trigger.declared);
    return since ? `${since} after declaring` : 'on declaring';
  }
  const after = durationText(trigger.after);
  return after ? `${after} after opening` : 'at opening';
}

/** `1 hour 30 minutes`; empty for no time at all. */
export function durationText(duration: string): string {
  const { hours, minutes, seconds } = Temporal.Duration.from(duration);
  const parts = (
    [
      [hours, 'hour'],
      [minutes, 'minute'],
      [seconds, 'second'],
    ] as const
  ).filter(([n]) => n > 0);
  return parts.map(([n, unit]) => `${n} ${unit}${n === 1 ? '' : 's'}`).join(' ');
}

/** `Programme director after 5 minutes`; `–` when nobody is rung instead. */
export function thenText({ then, to }: EscalationStep, contacts: readonly Contact[]): string {
  if (!then) return '–';
  const deputies = deputiesOf(to, contacts).map(({ title }) => title);
  return `${deputies.join(', then ')}${deputies.length > 1 ? ', each' : ''} after ${durationText(then.after)}`;
}

export const unlessText = ({ unless }: EscalationStep): string => unless.replace('-', ' ');
export const channelsText = ({ channels }: EscalationStep): string => channels.join(' and ');
export const servicesText = (step: EscalationStep, services: readonly Service[]): string =>
  step.services ? step.services.map((id) => services.find((s) => s.id === id)?.name ?? id).join(', ') : 'all';

/** `direct to BT Health`, or `resolved here`. */
export const routeText = (service: Service, { suppliers }: Pick<Standard, 'suppliers'>): string =>
  service.supplier === null
    ? 'resolved here'
    : `${service.route} to ${suppliers.find(({ id }) => id === service.supplier)?.name ?? service.supplier}`;

import type { Severity } from '../../../kernel/index.ts';
import { SEVERITIES, type SimulatedSupplier } from './types.ts';

type Severities = SimulatedSupplier['severities'];

/** The supplier's word for the desk's severity. */
export const wordFor = (severities: Severities, severity: Severity): string => severities?.[severity] ?? severity;

/** The desk's severity for a supplier's word, in any case. A digit is the desk's own severity; an unknown word counts as the middle one. */
export function severityIn(severities: Severities, word: string): Severity {
  const same = (text: string) => text.trim().toLowerCase() === word.trim().toLowerCase();
  return SEVERITIES.find((severity) => same(wordFor(severities, severity))) ?? SEVERITIES.find(same) ?? '3';
}

/** The supplier's sentences. A draw chooses among them. None is taken from a real ticket. */
export const LOCAL_CAUSES = [
  'Local cause: our service answers, and the requests stop at the trust’s own network. Please look there.',
  'Local cause: the workstations named have a wrong clock, so their sessions are refused. Please set it.',
  'Local cause: the smartcard readers named have an old driver. Please bring them up to date.',
] as const;
export const QUESTIONS = [
  'Which workstations is it, and what exactly does the message on the screen say?',
  'Did it begin for everybody at once, and does it fail at a second site as well?',
  'Who was signed in when it failed, in which role, and since when?',
] as const;
export const REPAIRS = [
  'Service restored: a server that had stopped answering was taken out and started again. Please confirm.',
  'Service restored: the queue of messages that had built up was released. Please confirm.',
  'Service restored: a setting changed by the last release was put back. Please confirm.',
] as const;
/** The note of an automatic closure. */
export const AUTO_CLOSED = 'Closed: we had no message since it was resolved.';
/** The note of a resolution whose cause is withheld. */
export const RESOLVED_WITHOUT_CAUSE = 'Resolved.';

/** Chooses one of several texts by a draw in [0, 1). */
export const oneOf = (texts: readonly string[], draw: number): string => texts[Math.floor(draw * texts.length)]!;

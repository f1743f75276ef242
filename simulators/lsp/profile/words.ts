import type { Severity } from '../../../kernel/index.ts';
import { SEVERITIES, type SimulatedSupplier } from './types.ts';

type Severities = SimulatedSupplier['severities'];

/** The desk's severity as this supplier writes it. */
export const wordFor = (severities: Severities, severity: Severity): string => severities?.[severity] ?? severity;

/** The desk's severity behind a supplier's word, whatever its case. A bare digit is the desk's own; anything else is taken for the middle. */
export function severityIn(severities: Severities, word: string): Severity {
  const same = (text: string) => text.trim().toLowerCase() === word.trim().toLowerCase();
  return SEVERITIES.find((severity) => same(wordFor(severities, severity))) ?? SEVERITIES.find(same) ?? '3';
}

/** What a supplier says; which of them, the draw decides. Nothing here is taken from a real ticket. */
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
/** What is said when it closes by itself what it resolved. */
export const CLOSED_UNHEARD = 'Closed: we heard no word since it was resolved.';
/** What is said when the cause is kept back. */
export const SAYS_NOTHING = 'Resolved.';

/** Takes one of several by a draw from 0 up to 1. */
export const oneOf = (texts: readonly string[], draw: number): string => texts[Math.floor(draw * texts.length)]!;

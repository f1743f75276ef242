import type { EvidenceItem, LoadResult, Verdict } from '../types.ts';
import { html, trusted, type Markup } from './markup.ts';

/** "1 h 30 min", from milliseconds. Two units at most. */
export function span(ms: number): string {
  if (Math.abs(ms) < 1000) return `${Math.round(ms)} ms`;
  const total = Math.round(Math.abs(ms) / 1000);
  const parts = [
    [Math.floor(total / 86_400), 'd'],
    [Math.floor(total / 3600) % 24, 'h'],
    [Math.floor(total / 60) % 60, 'min'],
    [total % 60, 's'],
  ] as const;
  const first = parts.findIndex(([n]) => n > 0);
  const text = parts
    .slice(first, first + 2)
    .filter(([n]) => n > 0)
    .map(([n, unit]) => `${n} ${unit}`)
    .join(' ');
  return ms < 0 ? `minus ${text}` : text;
}

export const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
export const bytes = (n: number): string =>
  n < 1024 ? `${n} bytes` : n < 1024 * 1024 ? `${Math.round(n / 1024)} kB` : `${(n / 1024 / 1024).toFixed(1)} MB`;

/** Each verdict has a shape of its own, so that no reader depends on its colour. */
const SHAPES: Readonly<Record<Verdict, string>> = {
  met: '<circle cx="8" cy="8" r="8"/><path class="on" d="M4.2 8.3l2.6 2.6 5-5.4"/>',
  'not met': '<path d="M0 0h16v16H0z"/><path class="on" d="M4.4 4.4l7.2 7.2M11.6 4.4l-7.2 7.2"/>',
  blocked: '<path d="M4.7 0h6.6L16 4.7v6.6L11.3 16H4.7L0 11.3V4.7z"/><path class="on" d="M4 8h8"/>',
  'needs review': '<path d="M8 0l8 8-8 8-8-8z"/><path class="on" d="M6 6.4c0-2.6 4-2.6 4-.2 0 1.5-2 1.5-2 3M8 11.2v.6"/>',
  'not applicable': '<circle cx="8" cy="8" r="7" class="hollow"/><path class="line" d="M3.2 12.8l9.6-9.6"/>',
  error: '<path d="M8 0l8 15.5H0z"/><path class="on" d="M8 5.4v4.8M8 12.4v.7"/>',
};
export const verdictClass = (verdict: Verdict): string => `v-${verdict.replace(' ', '-')}`;
export const verdictWord = (verdict: Verdict): string => verdict[0]!.toUpperCase() + verdict.slice(1);
export const shape = (verdict: Verdict): Markup =>
  html`<svg class="shape" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
    ${trusted(SHAPES[verdict])}
  </svg>`;
export const badge = (verdict: Verdict): Markup =>
  html`<strong class="badge ${verdictClass(verdict)}">${shape(verdict)} ${verdictWord(verdict)}</strong>`;

export const KINDS: Readonly<Record<EvidenceItem['kind'], string>> = {
  exchange: 'Over the wire',
  mail: 'Mail',
  call: 'Telephone',
  screenshot: 'Screen',
  timeline: 'Timeline',
  clock: 'Clocks',
  document: 'Document',
  log: 'Log',
  load: 'Load',
  comparison: 'Side by side',
};

/** One and many of each kind. */
export const PIECES: Readonly<Record<EvidenceItem['kind'], readonly [string, string]>> = {
  exchange: ['record of the wire', 'records of the wire'],
  mail: ['letter', 'letters'],
  call: ['telephone log', 'telephone logs'],
  screenshot: ['screen', 'screens'],
  timeline: ['timeline', 'timelines'],
  clock: ['set of clocks', 'sets of clocks'],
  document: ['document', 'documents'],
  log: ['log', 'logs'],
  load: ['load figure', 'load figures'],
  comparison: ['comparison', 'comparisons'],
};

/** The requirement behind each check of a load. */
export const LOAD_CHECKS: Readonly<Record<LoadResult['checks'][number]['check'], string>> = {
  'nothing-lost': 'Every contact that was acknowledged is in the store, by its reference.',
  'one-supplier-ticket-each': 'Every incident handed off has exactly one ticket at the supplier.',
  'night-targets-kept': 'The response clocks of severities 1 and 2 count on a bank-holiday night, and none is late.',
  'isolation-under-load': "No row that a user read was another organisation's.",
  'no-number-kept': "Patients' numbers that came with the load are in no record, list or ticket.",
};

/** What redaction removed, as `1 NHS number, 2 tokens`. */
export const removed = (redactions: EvidenceItem['redactions']): string =>
  redactions
    .map(({ kind, count }) =>
      plural(count, kind === 'nhs-number' ? 'NHS number' : kind === 'authorization' ? 'authorization header' : kind),
    )
    .join(', ');

import type { Actor } from '../domain/access/actor.ts';
import type { Command } from '../domain/incident/commands.ts';
import type { IncidentView } from '../views/types.ts';
import { AGREED } from './agreed-actions.ts';
import { check, FormRefused, type FieldError, type Typed } from './fields.ts';
import type { Action } from './form-types.ts';
import { REQUESTER } from './requester-actions.ts';
import { STAFF } from './staff-actions.ts';
import { isStaff } from './words.ts';
import type { Policy } from '../../standards/index.ts';

const ATTACH: Action = {
  id: 'attach',
  heading: 'Attach a file',
  button: 'Attach the file',
  description: 'TIFF, PDF, PNG, JPEG or plain text, 5 MB at most. No patient data.',
  fields: [{ name: 'file', label: 'File to attach', kind: 'file' }],
};

const knownTo = (viewer: Actor) => (isStaff(viewer.role) ? [...STAFF, ...AGREED] : viewer.role === 'requester' ? REQUESTER : []);
export const mayAttach = (viewer: Actor): boolean => isStaff(viewer.role) || viewer.role === 'requester';

/** The forms of an incident's page. An assessor has none. */
export function actionsFor(incident: IncidentView, policy: Policy, viewer: Actor): readonly Action[] {
  const commands = knownTo(viewer).flatMap(([, known]) => known.action(incident, policy, viewer) ?? []);
  const all = mayAttach(viewer) ? [...commands, ATTACH] : commands;
  // Primary actions and those without fields are expanded at the top; the others are collapsed below.
  const atOnce = (action: Action) => action.primary === true || action.fields.length === 0;
  return [...all.filter(atOnce), ...all.filter((action) => !atOnce(action))];
}

/**
 * The command of a submitted form; null when the role has no such form. A form that the page would not offer in this state is submitted
 * nevertheless: the domain refuses it with a reason.
 */
export function commandOf(id: string, typed: Typed, incident: IncidentView, policy: Policy, viewer: Actor): Command | null {
  const known = knownTo(viewer).find(([name]) => name === id)?.[1];
  if (!known) return null;
  const fields = known.action(incident, policy, viewer)?.fields ?? [];
  const errors: readonly FieldError[] = check(
    typed,
    fields.map(({ name, kind, missing, options }) => ({
      name,
      wholeNumber: kind === 'number',
      ...(missing ? { missing } : {}),
      ...(options ? { oneOf: options.map(({ value }) => value) } : {}),
    })),
  );
  if (errors.length) throw new FormRefused(errors.map((error) => ({ ...error, field: `${id}-${error.field}` })));
  try {
    return known.command(typed, incident, policy);
  } catch (error) {
    if (error instanceof FormRefused)
      throw new FormRefused(error.errors.map((each) => ({ ...each, field: `${id}-${each.field}` })));
    throw error;
  }
}

/** The field that a refusal of an action's text is about, by the id in its form. Of a form with one field it is that field. */
const ABOUT: Readonly<Record<string, string>> = {
  answered: 'call',
  'answer-supplier': 'text',
  assign: 'other',
  'correct-severity': 'since',
  deadline: 'due',
  'erase-document': 'document',
  erase: 'passage',
  'major-incident': 'reason',
  manager: 'manager',
  note: 'text',
  parent: 'parent',
  pause: 'reason',
  reclassify: 'reason',
  'release-document': 'document',
  remind: 'at',
  reopen: 'reason',
  resolve: 'how',
  respond: 'text',
  service: 'reason',
  'stand-down': 'reason',
  'take-back': 'reason',
  unlink: 'reason',
  'withdraw-deadline': 'clock',
  'withdraw-reminder': 'reminder',
};
export const aboutField = (id: string): string | null => (ABOUT[id] === undefined ? null : `${id}-${ABOUT[id]}`);

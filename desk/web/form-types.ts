import type { Actor } from '../domain/access/actor.ts';
import type { Command } from '../domain/incident/commands.ts';
import type { IncidentView } from '../views/types.ts';
import type { Typed } from './fields.ts';
import type { Policy } from '../../standards/index.ts';

/** One field of a form, as the template renders it. Labels are part of the desk's interface: people and tests find fields by them. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'area' | 'select' | 'number' | 'file' | 'moment';
  readonly hint?: string;
  readonly missing?: string;
  readonly options?: readonly { readonly value: string; readonly text: string }[];
  /** The initial value. */
  readonly value?: string;
}

/** An action that this person may take on this incident now: its form, and the command that the form becomes. */
export interface Action {
  readonly id: string;
  readonly heading: string;
  readonly button: string;
  readonly description?: string;
  readonly fields: readonly Field[];
  readonly primary?: boolean;
}

/** Builds the command from a complete form. */
export type Build = (typed: Typed, incident: IncidentView, policy: Policy) => Command;
export interface Known {
  readonly action: (incident: IncidentView, policy: Policy, viewer: Actor) => Action | null;
  readonly command: Build;
}

export const levelOptions = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, name]) => ({ value, text: `${value} – ${name}` }));

export const textArea = (name: string, label: string, missing: string): Field => ({ name, label, kind: 'area', missing });

/** For words that go to a supplier: what the desk does when a heuristic flags something in them. */
export const LOOKED_AT: Field = {
  name: 'lookedAt',
  label: 'If it may hold a patient’s name or date of birth (optional)',
  kind: 'select',
  options: [
    { value: '', text: 'Stop, so that I can look again' },
    { value: 'yes', text: 'Send it: I have checked, it identifies no patient' },
  ],
};

/** An action whose form is the same for every incident, offered where `available` holds. */
export const fixedForm = (action: Action, available: (incident: IncidentView) => boolean, command: Build): Known => ({
  action: (incident) => (available(incident) ? action : null),
  command,
});

import Type from 'typebox';
import { SAFETY_BODIES } from './safety.ts';
import { Level, oneOf, strict, words } from './common.ts';

const HandOffData = Type.Object(
  {
    occurredAt: Type.Optional(words(100)),
    description: Type.Optional(words(20_000)),
    impact: Type.Optional(words(500)),
    affectedUsers: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })),
    affectedService: Type.Optional(words(200)),
    location: Type.Optional(words(200)),
    workaround: Type.Optional(words(5000)),
    stepsTaken: Type.Optional(words(5000)),
    requesterContact: Type.Optional(words(300)),
    updateContact: Type.Optional(words(300)),
    errorText: Type.Optional(words(5000)),
  },
  strict,
);

const LookedAt = Type.Optional(
  Type.Literal(true, { description: 'You have checked that the flagged text identifies no patient' }),
);

/** Bodies of the commands on an incident; null: no body is needed. */
export const COMMAND_BODIES = {
  acknowledge: null,
  respond: Type.Object({ text: words(20_000), channel: Type.Optional(oneOf(['phone', 'email', 'portal'])) }, strict),
  notes: Type.Object({ text: words(20_000) }, strict),
  pause: Type.Object({ reason: words(500) }, strict),
  resume: null,
  reclassify: Type.Object({ impact: Level, urgency: Level, reason: words(1000) }, strict),
  service: Type.Object({ service: words(80), reason: words(1000) }, strict),
  assign: Type.Object({ team: words(80) }, strict),
  deadline: Type.Object({ clock: oneOf(['response', 'resolution']), due: words(60), reason: words(1000) }, strict),
  remind: Type.Object({ at: words(60), text: words(5000) }, strict),
  'withdraw-reminder': Type.Object({ reminder: Type.Integer({ minimum: 1 }) }, strict),
  'withdraw-deadline': Type.Object({ clock: oneOf(['response', 'resolution']), reason: words(1000) }, strict),
  'hand-off': Type.Object({ supplier: Type.Optional(words(80)), data: HandOffData, lookedAt: LookedAt }, strict),
  'answer-supplier': Type.Object({ text: words(5000), lookedAt: LookedAt }, strict),
  'clear-flags': null,
  erase: Type.Object({ passage: words(200) }, strict),
  'erase-document': Type.Object({ document: words(100) }, strict),
  'take-back': Type.Object({ reason: words(1000) }, strict),
  'release-document': Type.Object({ document: words(100) }, strict),
  'major-incident': Type.Object({ reason: words(1000) }, strict),
  'stand-down': Type.Object({ reason: words(1000) }, strict),
  manager: Type.Object({ manager: words(80) }, strict),
  parent: Type.Object({ parent: Type.String({ pattern: '^[A-Z][A-Z0-9-]{1,12}-[0-9]{6,15}$' }) }, strict),
  unlink: Type.Object({ reason: words(1000) }, strict),
  resolve: Type.Object(
    {
      how: words(5000),
      firstContact: Type.Optional(
        Type.Literal(true, { description: 'Solved while the caller was there, or at the first look at a letter' }),
      ),
    },
    strict,
  ),
  'correct-severity': Type.Object({ severity: Level, since: words(60), reason: words(1000) }, strict),
  'explain-miss': Type.Object(
    {
      measures: oneOf(['response', 'resolution', 'team', 'supplier']),
      of: Type.Optional(words(80)),
      cause: words(5000),
      action: words(5000),
    },
    strict,
  ),
  confirm: null,
  close: null,
  reopen: Type.Object({ reason: words(1000) }, strict),
  ...SAFETY_BODIES,
} as const;

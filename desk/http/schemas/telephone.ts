import Type from 'typebox';
import type { RingingCall } from '../../channels/telephone/types.ts';
import { Instant, oneOf, shown, words } from './common.ts';

export const RingingCalls = shown<readonly RingingCall[]>(
  Type.Array(Type.Object({ callId: Type.String(), from: Type.String(), since: Instant, state: oneOf(['ringing', 'answered']) })),
);

export const TelephoneEventBody = Type.Object({
  callId: words(100),
  direction: oneOf(['in', 'out']),
  event: oneOf(['ringing', 'answered', 'unanswered', 'busy', 'digits', 'abandoned', 'ended']),
  from: words(40),
  to: words(40),
  at: words(40),
  digits: Type.Optional(Type.String({ maxLength: 20, pattern: '^[0-9*#]*$' })),
});

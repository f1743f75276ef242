import { didYouMean } from '../../../kernel/index.ts';
import { scheduleStandard } from './approving.ts';
import { spanOf } from './collisions.ts';
import type { CommandOf } from './commands.ts';
import type { ChangeFact, Request } from './facts.ts';
import { isStaff } from './persons.ts';
import { mustBe, refuse, requireText } from './refuse.ts';
import type { Surroundings } from './surroundings.ts';
import { isUnderWay } from './fold.ts';
import type { Change } from './types.ts';

/** Records a request at once, whatever is still missing: `submit` asks for the rest. */
export function raise({ request, ...words }: CommandOf<'raise'>, around: Surroundings): readonly ChangeFact[] {
  const { by } = around;
  if (by.role === 'assessor' || by.role === 'officer')
    throw refuse.forbidden('Changes are raised by customers, suppliers and the desk.');
  const own: Request = isStaff(by)
    ? request
    : {
        ...request,
        changeType: 'normal',
        template: null,
        assignee: null,
        requester: { kind: by.role === 'supplier' ? 'supplier' : 'customer', id: by.organisation },
      };
  return [{ type: 'raised', ...checked(own, words, around) }];
}

export function revise(change: Change, { request, ...words }: CommandOf<'revise'>, around: Surroundings): readonly ChangeFact[] {
  mustBeStaff(around);
  const { requester, externalId, start, end } = change;
  // What an emergency left unsaid is written down afterwards, before its review.
  if (isUnderWay(change))
    return [
      { type: 'revised', ...checked({ ...request, changeType: 'emergency', requester, externalId, start, end }, words, around) },
    ];
  mustBe(change, ['new', 'stopped'], 'its request can no longer be rewritten. Have it rejected, or raise another.');
  return [{ type: 'revised', ...checked({ ...request, requester, externalId }, words, around) }];
}

export function assign(change: Change, { assignee }: CommandOf<'assign'>, around: Surroundings): readonly ChangeFact[] {
  mustBeStaff(around);
  mustBe(change, ['new', 'assessing', 'authorising', 'scheduled', 'implementing', 'stopped'], 'nobody works on it any more.');
  return [{ type: 'assigned', assignee: assignee === null ? null : requireText(assignee, 'who makes the change', 'assignee') }];
}

/** To assessment; an emergency straight to approval; a standard change, approved once for all, straight into the schedule. */
export function submit(change: Change, around: Surroundings): readonly ChangeFact[] {
  mustBeStaff(around);
  mustBe(change, ['new'], 'it was submitted before.');
  const missing =
    change.type === 'emergency'
      ? unsaid(change).slice(0, change.items.length === 0 ? 1 : 0)
      : [...unsaid(change), ...untimed(change)];
  if (missing.length > 0) throw refuse.missing(`Before it is submitted, say ${missing.join(', ')}.`, 'request');
  switch (change.type) {
    case 'standard':
      return scheduleStandard(change, around);
    case 'normal':
      return [{ type: 'submitted', to: 'assessing' }];
    case 'emergency':
      return [{ type: 'submitted', to: 'authorising' }];
    default:
      return change.type satisfies never;
  }
}

/** What every change has to say before it is closed, and all but an emergency before they are assessed. */
export const unsaid = ({ items, risk, impact, backOut }: Change): readonly string[] => [
  ...(items.length === 0 ? ['the services that it changes'] : []),
  ...(risk === null ? ['its risk'] : []),
  ...(impact === null ? ['its impact'] : []),
  ...(backOut.trim() === '' ? ['how it is undone'] : []),
];
const untimed = (change: Change): readonly string[] => (spanOf(change) === null ? ['its start and end'] : []);

export function mustBeStaff({ by }: Surroundings): void {
  if (!isStaff(by) && by.role !== 'system') throw refuse.forbidden('Only the desk’s people may do this to a change.');
}

function checked(request: Request, words: Pick<CommandOf<'raise'>, 'title' | 'description' | 'backOut'>, around: Surroundings) {
  const { policy, setting, rules } = around;
  const template = rules.standardChanges.find(({ id }) => id === request.template);
  if (request.changeType === 'standard' && !template) {
    const known = rules.standardChanges.map(({ id }) => id);
    const near = request.template === null ? '' : didYouMean(request.template, known);
    throw refuse.invalid(
      `A standard change names what was approved once for all: ${known.join(', ') || 'there is none'}.${near}`,
      'template',
    );
  }
  const items = (template?.services ?? request.items).map((text) => itemOf(text, setting));
  const unknown = request.organisations.find((id) => !policy.organisations.some((one) => one.id === id));
  if (unknown !== undefined)
    throw refuse.unknownOrganisation(
      `The desk serves no organisation "${unknown}".${didYouMean(
        unknown,
        policy.organisations.map(({ id }) => id),
      )}`,
    );
  if (request.start !== null && request.end !== null && spanOf(request) === null)
    throw refuse.invalid('It ends before it begins. Swap or correct the times.', 'end');
  return {
    request: {
      ...request,
      items: [...new Set(items)],
      // A change that names nobody affects everybody.
      organisations:
        request.organisations.length > 0 ? [...new Set(request.organisations)] : policy.organisations.map(({ id }) => id),
      template: template?.id ?? null,
      risk: template ? levelOf(template.risk) : request.risk,
      impact: template ? levelOf(template.impact) : request.impact,
    },
    texts: {
      title: requireText(words.title, 'what is changed', 'title'),
      description: words.description.trim(),
      backOut: (template?.backOut ?? words.backOut).trim(),
    },
  };
}

const levelOf = (text: string) => (text === 'high' || text === 'medium' ? text : 'low');

function itemOf(text: string, { dependencies }: Surroundings['setting']): string {
  const item = dependencies.itemOf(text);
  if (item === null)
    throw refuse.unknownService(`The catalogue has no service "${text}", and none depends on it.${dependencies.nearest(text)}`);
  return item;
}

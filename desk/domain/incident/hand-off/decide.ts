import type { DeskCommand } from '../commands.ts';
import type { NewEvent } from '../events.ts';
import { describeDecisions } from './document-texts.ts';
import { documentsOn, decisionsAtHandOff } from './documents.ts';
import { mustBeSendable } from './minimum-data-set.ts';
import { mustHaveFlagsCleared, mustBeUnflagged } from '../flags.ts';
import { mustBeOpen, refuse, requireText } from '../refuse.ts';
import type { Incident } from '../types.ts';
import { comparableJson, didYouMean } from '../../../../kernel/index.ts';
import type { Policy } from '../../../../standards/index.ts';

type CommandOf<D extends DeskCommand['do']> = Extract<DeskCommand, { do: D }>;

export function handOff(
  incident: Incident,
  { supplier: id, data: given, lookedAt }: CommandOf<'handOff'>,
  policy: Policy,
): readonly NewEvent[] {
  mustBeOpen(incident, 'hand over');
  const supplier = policy.suppliers.find((each) => each.id === id);
  if (!supplier)
    throw refuse.unknown(
      'supplier',
      `"${id}" is not a supplier of this desk.${didYouMean(
        id,
        policy.suppliers.map((each) => each.id),
      )}`,
    );
  if (incident.withSupplier)
    throw refuse.wrongState(incident, `it is with ${incident.supplier?.id}. Take it back before you hand it over again.`);
  // Where it happened is known, unless whoever hands it off writes something better.
  const data = { ...(incident.location !== null && { location: incident.location }), ...given };
  mustBeSendable(data, supplier, policy.patientIdentifiers);
  mustHaveFlagsCleared(incident, supplier.name);
  mustBeUnflagged(Object.values(data).map(String), incident, supplier.name, lookedAt === true);
  const documents = decisionsAtHandOff(incident, id, policy);
  const names = new Map(documentsOn(incident).map((each) => [each.id, each.name]));
  const documentsText = describeDecisions(documents.map((decision) => ({ ...decision, name: names.get(decision.document)! })));
  return [
    {
      type: 'handedOff',
      supplier: id,
      handOff: incident.handOffCount + 1,
      ...(documents.length > 0 && { documents }),
      texts: { data: comparableJson(data), ...(documentsText !== '' && { documents: documentsText }) },
    },
  ];
}

/** Sent through the interface, so there must be a ticket at the supplier, or one on its way. */
export function answerSupplier(
  incident: Incident,
  { text, lookedAt }: CommandOf<'answerSupplier'>,
  policy: Policy,
): readonly NewEvent[] {
  const { supplier, withSupplier } = incident;
  if (!withSupplier || !supplier) throw refuse.wrongState(incident, 'it is with no supplier.');
  const name = policy.suppliers.find(({ id }) => id === supplier.id)?.name ?? supplier.id;
  mustBeUnflagged([text], incident, name, lookedAt === true);
  return [
    {
      type: 'supplierTold',
      supplier: supplier.id,
      handOff: supplier.handOff,
      texts: { text: requireText(text, 'the message to the supplier') },
    },
  ];
}

export function takeBack(incident: Incident, reason: string): readonly NewEvent[] {
  if (!incident.withSupplier || !incident.supplier) throw refuse.wrongState(incident, 'it is with no supplier.');
  return [{ type: 'returned', supplier: incident.supplier.id, texts: { reason: requireText(reason, 'why you take it back') } }];
}

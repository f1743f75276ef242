import type { Incident } from './types.ts';

/** Whether a document's content was erased. */
export const isErased = ({ events }: Pick<Incident, 'events'>, document: string): boolean =>
  events.some((event) => event.type === 'erased' && event.document === document && event.digest === null);

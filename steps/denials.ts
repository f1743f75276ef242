/**
 * The sentences that deny a contact. One holds at a desk that never contacts anybody, so it counts only beside a sister: a scenario in which
 * the same desk does, named under the scenario's name as `Unlike "…"`. `deskproof check` refuses a scenario with one of these and no sister.
 */
export const DENIALS = {
  neverCalled: 'the {contact} is never called',
  nobodyCalled: 'nobody is called',
  nobodyElseCalled: 'nobody else is called',
  nobodyCalledAfter: 'nobody is called after {moment}',
  nobodyContactedAbout: 'nobody is called or written to about {nth} after {moment}',
  nobodyCalledAboutParts: 'nobody was called about any of its parts',
  noMail: 'the {contact} gets no mail',
  callerNotMailed: 'the caller is not written to between {moment} and {moment}',
  callerNotAsked: 'the caller was not asked anything',
  callerNotWarned: 'the caller was not told to leave anything out',
  neighbourNotMailed: "{organisation}'s caller reads nothing of it",
  supplierNotContacted: "neither the LSP's desk nor a national one was telephoned or written to about them",
  nothingHandedOff: 'nothing has reached the LSP',
  otherDeskToldNothing: 'it finds no ticket in its list, and was told of none',
} as const;

const SENTENCES: ReadonlySet<string> = new Set(Object.values(DENIALS));

/** Whether the step definition with this wording denies a contact. */
export const isDenial = (wording: string): boolean => SENTENCES.has(wording);

/** The line to another desk, beside those to suppliers: while it is down, what waits for it rests. */
export const circuitTo = (partner: string): string => `partner ${partner}`;

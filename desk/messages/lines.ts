/** The line to another desk, beside those to suppliers: while it is down, what waits for it rests. */
export const lineTo = (partner: string): string => `partner ${partner}`;

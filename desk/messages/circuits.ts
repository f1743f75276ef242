/** Circuit to another desk. While it is open, its messages stay queued, as those to suppliers do. */
export const circuitTo = (partner: string): string => `partner ${partner}`;

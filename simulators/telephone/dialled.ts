/** The international form of a telephone number as the network knows it: `020 7946 0103` is `+442079460103`. */
export const dialled = (number: string): string => number.replace(/[^\d+]/g, '').replace(/^0(?!0)/, '+44');

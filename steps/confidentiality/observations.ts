/** As digits alone, whatever a person or a protocol put between them. */
export const digitsOf = (text: string) => text.replace(/(?<=\d)[\s\u00a0.-]+(?=\d)/g, '');

export const containsNumber = (text: string, number: string) => digitsOf(text).includes(number);

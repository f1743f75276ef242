/** The text without separators between digits. */
export const digitsOf = (text: string) => text.replace(/(?<=\d)[\s\u00a0.-]+(?=\d)/g, '');

export const containsNumber = (text: string, number: string) => digitsOf(text).includes(number);

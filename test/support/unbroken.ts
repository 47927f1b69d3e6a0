/** A number and its percent sign stay on one line: the space between them does not break. */
export const unbroken = (text: string): string => text.replaceAll(' %', '\u00a0%');

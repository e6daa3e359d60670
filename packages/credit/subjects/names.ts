/** `onTime` as the end of a name: `OnTime`. */
const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** The name by which expressions read something of a subject, of parts in camel case or with hyphens: `subjectHotlineOrdersOnTime`. */
export const subjectField = (...parts: readonly string[]): string =>
  `subject${parts.flatMap((part) => part.split('-').map(capital)).join('')}`;

/** The texts of a field's value, of one value or of many; empty ones are left out. */
export const textsIn = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string' && one !== '');

/** Longer than this no id is; keys of the table have a length, so that nothing longer is looked for. */
const longestId = 100;
export const isIdLike = (text: string): boolean => text.length <= longestId;

/** The ids among the texts of a field's value. */
export const idsIn = (value: unknown): string[] => textsIn(value).filter(isIdLike);

/**
 * What a person typed or pasted, as a code: full-width characters narrowed, spaces dropped, upper case; hyphens too where
 * they only group a credit code, for a city's own codes may have some.
 */
export function normaliseId(text: string): string {
  const code = text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  const plain = code.replace(/-/g, '');
  return /^[0-9][0-9A-Z]{17}$/.test(plain) ? plain : code;
}

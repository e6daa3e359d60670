import { isFieldName } from '@mingcha/rules';

/** Names in our form for names of any form: PENDING_FOR_REVIEW becomes pendingForReview; none is given twice. */
export class NewNames {
  readonly #taken = new Set<string>();

  give(from: string): string {
    const words = from.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
    const camel = words
      .map((word) => word.toLowerCase())
      .map((word, i) => (i === 0 ? word : word[0]!.toUpperCase() + word.slice(1)))
      .join('')
      .replace(/^[^a-z]+/, '')
      .slice(0, 36);
    const base = isFieldName(camel) ? camel : `${camel.slice(0, 30)}Item`.replace(/^I/, 'i');
    let name = base;
    for (let i = 2; this.#taken.has(name); i++) name = `${base}${i}`;
    this.#taken.add(name);
    return name;
  }
}

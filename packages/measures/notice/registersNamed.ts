import type { RegisterKind, Row } from '@mingcha/register';

/** What notices call lists besides their titles; 一单两库 is all that a draw is made from. */
const otherNames: readonly (readonly [written: string, kinds: readonly string[]])[] = [
  ['一单两库', ['inspection-items', 'objects', 'inspectors']],
  ['抽查事项清单', ['inspection-items']],
  ['检查人员名录', ['inspectors']],
];

/** A kind of register, as far as names go. */
export type NamedRegister = Pick<RegisterKind<Row>, 'name' | 'title'>;

/** The kinds of registers whose list a text speaks of by name: 检查对象名录库, 一单两库. */
export function registersNamed(text: string, kinds: readonly NamedRegister[]): string[] {
  const called = new Set(otherNames.flatMap(([written, names]) => (text.includes(written) ? names : [])));
  return kinds
    .filter(({ name, title }) => {
      const stem = title.replace(/库$/, '');
      // A short title, such as 区划, is a word of everyday texts.
      return called.has(name) || (stem.length >= 5 && text.includes(stem));
    })
    .map(({ name }) => name);
}

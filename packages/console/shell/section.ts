/** Pages that do not lie below the path of their section. */
const elsewhere: Record<string, string> = { briefings: 'measures', 'province/coverage': 'measures' };

/** Heads whose next part names the section too. */
const twofold = ['registers', 'province'];

/** The section of the navigation that a page belongs to, such as `measures` or `registers/items`; `''` is home. */
export function sectionOf(path: string): string {
  const [head = '', next = ''] = path.split('/').filter(Boolean);
  const section = twofold.includes(head) ? `${head}/${next}` : head;
  return elsewhere[section] ?? section;
}

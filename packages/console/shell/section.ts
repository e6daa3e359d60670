/** Pages that do not lie below the path of their section. */
const elsewhere: Record<string, string> = { briefings: 'measures', province: 'measures' };

/** The section of the navigation that a page belongs to, such as `measures` or `registers/items`; `''` is home. */
export function sectionOf(path: string): string {
  const [head = '', kind = ''] = path.split('/').filter(Boolean);
  return head === 'registers' ? `${head}/${kind}` : (elsewhere[head] ?? head);
}

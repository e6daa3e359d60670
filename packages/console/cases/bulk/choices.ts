import type { Case, CaseAction } from '../../api/cases/caseTypes.ts';

/** Something that can be done to each of several cases. */
export interface Choice {
  key: string;
  title: string;
  do: 'act' | 'approve';
  /** The action's name. */
  name: string;
  /** Of what is done: what its form asks. */
  form?: CaseAction;
}

/** Files, links and cases of its own are of one case, and cannot be given to several. */
const isForMany = ({ fields }: Case, { fills, asks, link, children }: CaseAction): boolean =>
  link === undefined &&
  children.length === 0 &&
  ![...fills, ...asks].some((name) => fields.find((field) => field.name === name)?.type === 'file');

function choicesFor(found: Case): Choice[] {
  const approvals = found.pending
    .filter(({ canApprove }) => canApprove)
    .map(
      ({ action, title }): Choice => ({
        key: `approve ${action}`,
        title: `同意${title}`,
        do: 'approve',
        name: action,
      }),
    );
  const actions = found.can
    .filter((action) => isForMany(found, action))
    .map(
      (form): Choice => ({
        key: `act ${form.name}`,
        title: form.title,
        do: 'act',
        name: form.name,
        form,
      }),
    );
  return [...approvals, ...actions];
}

/** What can be done to all of these cases, in the order of the first; nothing where they are of several types. */
export function choicesOf(cases: readonly Case[]): Choice[] {
  const [first, ...rest] = cases;
  if (!first || rest.some(({ type }) => type !== first.type)) return [];
  const others = rest.map((one) => new Set(choicesFor(one).map(({ key }) => key)));
  return choicesFor(first).filter(({ key }) => others.every((keys) => keys.has(key)));
}

/** How many of which type, as in 网上留言 2 件、依申请公开 1 件; undefined where all are of one type. */
export function mixedText(cases: readonly Case[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { typeTitle } of cases) counts.set(typeTitle, (counts.get(typeTitle) ?? 0) + 1);
  if (counts.size < 2) return undefined;
  return [...counts].map(([title, count]) => `${title} ${count} 件`).join('、');
}

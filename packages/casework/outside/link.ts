import type { Principal } from '@mingcha/http';
import { addDays, type Clock, Problem, problems, shanghaiDate } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';

/**
 * A link to one case, for whom it is about: signed over the city, the case and its last day, by the key that signs cursors,
 * which the table does not hold. Nothing is stored, so that the same case and day give the same link. It may be handed on:
 * what its holder sees and does is what the definition lets a party with a `receipt`.
 */
export type CaseLink = {
  token: string;
  /** The last day on which it is good. */
  until: string;
};

/** So many days after what it is about a link is good still: for the result, and for a rating. */
const linkDays = 60;

const scopeOf = ({ tenant }: TenantStore): string => `${tenant} case-link`;

/** The link to a case whose matter ends on a day (`YYYY-MM-DD`). */
export function caseLink(store: TenantStore, id: string, end: string): CaseLink {
  const until = addDays(end, linkDays);
  return { token: store.cursors.sign(scopeOf(store), [id, until]), until };
}

/**
 * The case to which a link leads. Throws `not-found` (404) for one that this city has not signed, and `link-expired` (410)
 * after its last day.
 */
export function openLink(store: TenantStore, token: string, clock: Clock): { id: string; until: string } {
  const [id, until] = signedIn(store, token);
  if (shanghaiDate(clock()) > until)
    throw new Problem({
      status: 410,
      code: 'link-expired',
      title: '链接已过期',
      detail: `这个链接的有效期到 ${until} 为止。如需了解这件事，请与文书上的部门联系。`,
    });
  return { id, until };
}

function signedIn(store: TenantStore, token: string): [id: string, until: string] {
  try {
    return store.cursors.open(scopeOf(store), token) as [string, string];
  } catch {
    throw problems.notFound('这个链接对应的事项');
  }
}

/** The holder of a case's link as a caller: without rights, and a party of this case only. */
export const linkHolder = ({ tenant }: TenantStore, id: string): Principal => ({
  ...{ tenant, sub: `link:${id}`, name: '', kind: 'person', roles: [], rights: new Map() },
  outside: { case: id },
});

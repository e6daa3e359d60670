import type { Caller } from './caller.ts';

/** Adds somebody with these roles; gives what they call with. */
export type Join = (person: { login: string; name: string; roles: string[] }) => Promise<Caller>;

type Reviewing = {
  reviewers: readonly Caller[];
  /** `YYYY-MM-DD`; the versions are in force from then on. */
  today: string;
  tick: () => Promise<unknown>;
};

const titles = ['合法性审核员', '规范性审核员', '准确性审核员'];
const right = (name: string) => [name, 'city'] as const;
const reach = Object.fromEntries(
  ['catalogue:read', 'tenancy:read', 'cases:catalogue:read', 'cases:catalogue:supervise'].map(right),
);

/** Three people of a role of its own, none of whom edits lists. */
export async function joinReviewers(office: Caller, join: Join, prefix: string): Promise<Caller[]> {
  const { body: role } = await office('POST', '/v1/roles', { json: { name: '清单审核人员', reach } });
  return Promise.all(
    titles.map((name, i) =>
      join({ login: `${prefix}list-reviewer-${i + 1}`, name, roles: [String(role.id)] }),
    ),
  );
}

/** Publishes lists as a tenant would: reviewed by three people. */
export async function publishReviewed(
  office: Caller,
  names: readonly string[],
  { reviewers, today, tick }: Reviewing,
): Promise<void> {
  for (const listId of names) {
    const json = { values: { listId, from: today } };
    const opened = await office('POST', '/v1/cases/list-editions', { json });
    const path = `/v1/cases/list-editions/${opened.body.id}`;
    const headers = { 'if-match': opened.headers.get('etag') ?? '' };
    await office('POST', `${path}/actions/review`, { json: {}, headers });
    for (const reviewer of reviewers) await reviewer('POST', `${path}/approvals/review`);
  }
  await tick();
}

import { type Depts, includesDept } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import { loadNotice, type Notice } from '../notice/notice.ts';
import { activeNotices } from '../rounds/notices.ts';
import { loadRound, orderDay, roundsOfNotice } from '../rounds/round.ts';
import type { Form } from './forms.ts';
import { formsOfRounds, placesOf, type RoundForms } from './place.ts';
import type { ReportState } from './states.ts';
import { type FormPlace, formId } from './view.ts';

export type FormFilter = {
  notice?: string | undefined;
  round?: string | undefined;
  depts: Depts;
  state?: ReportState | 'missing' | undefined;
};

/** Forms of the rounds asked for: one round, a notice's open ones, or all open ones of notices that are active. */
async function roundsFor(
  store: TenantStore,
  { notice: id, round, depts }: FormFilter,
): Promise<RoundForms[]> {
  if (id === undefined) {
    const notices = await activeNotices(store);
    return (await Promise.all(notices.map((notice) => openForms(store, notice, depts)))).flat();
  }
  const notice = await loadNotice(store, id);
  if (round === undefined) return openForms(store, notice, depts);
  return formsOfRounds(store, notice, [await loadRound(store, { notice: id, id: round })], depts);
}

async function openForms(store: TenantStore, notice: Notice, depts: Depts) {
  const rounds = await roundsOfNotice(store, notice.id);
  return formsOfRounds(
    store,
    notice,
    rounds.filter(({ state }) => state === 'open'),
    depts,
  );
}

const matches =
  ({ depts, state }: FormFilter) =>
  (form: Form): boolean =>
    includesDept(depts, form.dept) && (state === undefined || (form.report?.state ?? 'missing') === state);

/** All forms that match, what is due first before the rest, in the order of the measures. */
export async function findForms(store: TenantStore, filter: FormFilter) {
  const rounds = await roundsFor(store, filter);
  rounds.sort((a, b) =>
    orderDay(a.round) < orderDay(b.round) ? -1 : orderDay(a.round) > orderDay(b.round) ? 1 : 0,
  );
  return rounds.map((of) => ({ of, wanted: of.forms.filter(matches(filter)) }));
}

/** One page of forms; a cursor goes on behind the form it stands at, and is refused once that is gone. */
export async function listForms(
  store: TenantStore,
  filter: FormFilter,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<{ items: FormPlace[]; next: string | null }> {
  const scope = JSON.stringify(['reports', store.tenant, filter]);
  const after = cursor === undefined ? undefined : (store.cursors.open(scope, cursor) as { id: string }).id;
  const groups = await findForms(store, filter);
  const all = groups.flatMap(({ of, wanted }) => wanted.map((form) => ({ of, form })));
  const idAt = (i: number) => formId(all[i]!.form, all[i]!.of.round.id);
  const start = after === undefined ? 0 : all.findIndex((_, i) => idAt(i) === after) + 1;
  if (after !== undefined && start === 0) throw problems.badCursor();
  const end = Math.min(all.length, start + limit);
  const page = new Set(all.slice(start, end).map(({ form }) => form));
  const items = await Promise.all(
    groups.map(({ of, wanted }) =>
      placesOf(store, of, {
        followed: of.followed,
        all: of.forms,
        wanted: wanted.filter((form) => page.has(form)),
      }),
    ),
  );
  return {
    items: items.flat(),
    next: end < all.length ? store.cursors.sign(scope, { id: idAt(end - 1) }) : null,
  };
}

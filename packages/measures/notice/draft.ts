import { type Actor, audit } from '@mingcha/http';
import { type Clock, newId, problems } from '@mingcha/kernel';
import { requireState } from '@mingcha/lifecycle';
import type { RegisterKind, Row } from '@mingcha/register';
import { create, type Operation, remove, type Stored, sha256Hex, type TenantStore } from '@mingcha/store';
import { allDepartments } from '@mingcha/tenancy';
import { auditedNotice } from '../audited.ts';
import { readNoticeDraft } from '../reading/read.ts';
import { unmatched } from './check.ts';
import type { Given } from './file.ts';
import { type Draft, type Notice, noticeEntity } from './notice.ts';
import { defaultChase } from './readDraft.ts';
import { orOvertaken, saveNotice } from './save.ts';
import { noticeLife } from './states.ts';
import { keepDraft, keepText } from './texts.ts';

type Deps = { clock: Clock; kinds: readonly RegisterKind<Row>[] };

/** How many measures a person still has to look at. */
const unsureOf = ({ measures }: Draft): number =>
  measures.filter(
    ({ unsure, checked, leads }) =>
      (unsure.length > 0 && !checked) || leads.length === 0 || leads.some(unmatched),
  ).length;

const countsOf = (draft: Draft): Notice['counts'] => ({
  measures: draft.measures.length,
  unsure: unsureOf(draft),
});

/** Reads a notice into a draft. Throws the problems of `readNoticeDraft`. */
export async function addNotice(
  store: TenantStore,
  { source, fileName }: Given,
  by: Actor,
  { clock, kinds }: Deps,
): Promise<Stored<Notice>> {
  const departments = await allDepartments(store);
  const now = clock();
  const { text, draft, ...read } = await readNoticeDraft({
    source,
    context: {
      departments: departments.map(({ id, name, short, aliases, kind }) => ({
        id,
        name,
        short,
        aliases,
        kind,
      })),
      // Kinds hold functions, which do not go to another thread.
      kinds: kinds.map(({ name, title }) => ({ name, title })),
      today: now,
    },
  });
  const notice: Notice = {
    id: newId(now),
    state: 'draft',
    ...read,
    source: await keepText(store, text),
    ...(fileName !== undefined && {
      file: { name: fileName, sha256: sha256Hex('text' in source ? source.text : source.file) },
    }),
    draft: await keepDraft(store, draft),
    chase: [...defaultChase],
    publication: { published: false, lights: false, reports: false },
    counts: countsOf(draft),
    createdAt: now.toISOString(),
    createdBy: by,
  };
  await store.write(
    create(noticeEntity, notice),
    ...audit(clock, by, 'notice.create', auditedNotice(notice), { detail: { docNo: notice.docNo } }),
  );
  return { ...notice, lock: 1 };
}

export type DraftInput = Pick<Notice, 'docNo' | 'title' | 'issuer' | 'date' | 'year' | 'schedule' | 'chase'> &
  Draft;

/** Throws `invalid` where a unit is said to be a department that there is not. */
export async function requireDepartments(store: TenantStore, { measures }: Draft): Promise<void> {
  const known = new Set((await allDepartments(store)).map(({ id }) => id));
  const errors = measures.flatMap((measure, i) =>
    (['leads', 'partners'] as const).flatMap((role) =>
      measure[role].flatMap(({ depts }, j) =>
        depts.flatMap((dept, k) =>
          known.has(dept)
            ? []
            : [
                {
                  pointer: `/measures/${i}/${role}/${j}/depts/${k}`,
                  message: `没有编号为 ${dept} 的部门，请重新选择。`,
                },
              ],
        ),
      ),
    ),
  );
  if (errors.length > 0) throw problems.invalid(errors.slice(0, 100));
}

/** Replaces the whole of a draft, with what must go along with it. */
export async function editNotice(
  store: TenantStore,
  notice: Stored<Notice>,
  { input, alongside }: { input: DraftInput; alongside: Operation[] },
  by: Actor,
  { clock }: Deps,
): Promise<Stored<Notice>> {
  requireState(noticeLife, notice.state, 'edit');
  const { measures, ...head } = input;
  const draft = { measures };
  await requireDepartments(store, draft);
  const next: Notice = { ...notice, ...head, draft: await keepDraft(store, draft), counts: countsOf(draft) };
  return saveNotice(store, notice, next, 'edit', [
    ...audit(clock, by, 'notice.edit', auditedNotice(next)),
    ...alongside,
  ]);
}

/** Removes a draft. */
export async function deleteNotice(
  store: TenantStore,
  notice: Stored<Notice>,
  by: Actor,
  { clock }: Deps,
): Promise<void> {
  requireState(noticeLife, notice.state, 'delete');
  await orOvertaken(store, notice, 'delete', () =>
    store.write(
      remove(noticeEntity, notice, notice.lock),
      ...audit(clock, by, 'notice.delete', auditedNotice(notice), { detail: { docNo: notice.docNo } }),
    ),
  );
}

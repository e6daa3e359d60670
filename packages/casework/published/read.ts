import { problems } from '@mingcha/kernel';
import { type PageQuery, queryShown, type TenantStore } from '@mingcha/store';
import type { CaseDeps } from '../deps.ts';
import { loadOffice } from '../engine/opening/office.ts';
import { casesPublished } from '../engine/pointers.ts';
import { type Case, caseEntity, loadCase } from '../kept/case.ts';
import { pointerEntity } from '../kept/pointer.ts';
import { stateWords } from '../outside/steps.ts';
import { type CurrentType, requireType } from '../types/caseTypes.ts';
import { publishedFields } from './published.ts';
import { namesShown, shownField } from './shown.ts';
import { publishedVersions } from './versions.ts';

type Deps = Pick<CaseDeps, 'types' | 'clock'>;
export type Filter = { year?: number | undefined; q?: string | undefined };

/** The type by its name. Throws `not-found` (404) where none of its cases is published. */
export async function requirePublishing(store: TenantStore, { types }: Deps, name: string) {
  const type = await requireType(types, store, name);
  if (!type.compiled.type.publication?.length) throw problems.notFound('这类公开事项');
  return type;
}

/** The types of a tenant whose cases are published. */
export const publishingTypes = async (store: TenantStore, { types }: Deps) =>
  (await types.all(store)).flatMap(({ compiled: { type } }) =>
    type.publication?.length ? [{ name: type.name, title: type.title }] : [],
  );

/** The published cases of a type, newest first, narrowed by the year of publication and by a text in what is published. */
export async function listPublished(
  store: TenantStore,
  deps: Deps,
  current: CurrentType,
  { year, q = '' }: Filter,
  query: PageQuery,
) {
  const office = await loadOffice(store);
  // Years begin and end in the country's one time zone, eight hours ahead.
  const between = year && { from: [`${year - 1}-12-31T16:00:00.000Z`], to: [`${year}-12-31T15:59:59.999Z`] };
  const shown = async (pointers: readonly { id: string }[]) => {
    const cases = await store.getMany(
      caseEntity,
      pointers.map(({ id }) => ({ id })),
    );
    const views: PublishedView[] = [];
    for (const found of cases) {
      const view = found && (await publishedView(store, deps, current, found, office));
      if (view && isWanted(view, q)) views.push(view);
    }
    return views;
  };
  const place = { shown, newestFirst: true, ...(between && { between }) };
  return queryShown(store, pointerEntity, casesPublished(current.compiled.type.name), place, query);
}

const isWanted = (
  { fields, names }: { fields: { value: unknown }[]; names: Record<string, string> },
  q: string,
) =>
  q === '' ||
  fields.some(({ value }) => [value].flat().some((one) => `${names[String(one)] ?? one}`.includes(q)));

/** Some cases of a type by their ids, as everybody reads them: without those that are not published, or not any more. */
export async function publishedOnes(
  store: TenantStore,
  deps: Deps,
  current: CurrentType,
  ids: readonly string[],
): Promise<Map<string, PublishedView>> {
  const [cases, office] = await Promise.all([
    store.getMany(
      caseEntity,
      ids.map((id) => ({ id })),
    ),
    loadOffice(store),
  ]);
  const views = await Promise.all(
    cases.map((found) => found && publishedView(store, deps, current, found, office)),
  );
  return new Map(views.flatMap((view) => (view ? [[view.id, view] as const] : [])));
}

export type PublishedView = NonNullable<Awaited<ReturnType<typeof publishedView>>>;

/** What a published case says, by the names of its fields. */
export const valuesOf = ({ fields }: Pick<PublishedView, 'fields'>): ReadonlyMap<string, unknown> =>
  new Map(fields.map(({ name, value }) => [name, value]));

/** One published case. Throws `not-found` (404) also where it is published no more. */
export async function readPublished(store: TenantStore, deps: Deps, current: CurrentType, id: string) {
  const [found, office] = await Promise.all([
    loadCase(store, current.compiled.type.name, id),
    loadOffice(store),
  ]);
  const view = await publishedView(store, deps, current, found, office);
  if (!view) throw problems.notFound('这件公开事项');
  const { versions, names } = await publishedVersions(store, deps, current, found, office);
  return { ...view, names: { ...names, ...view.names }, versions };
}

/** A case as everybody reads it: the named fields and nothing besides. */
async function publishedView(
  store: TenantStore,
  { types, clock }: Deps,
  current: CurrentType,
  found: Case,
  office: Awaited<ReturnType<typeof loadOffice>>,
) {
  const compiled = await types.of(store, found, current);
  const shown = publishedFields(compiled, current.compiled, found, { office, now: clock() });
  if (!shown) return undefined;
  const { fields, amended = [] } = found.course.record;
  const values = shown.filter((name) => fields[name] !== undefined);
  const last = amended.at(-1);
  return {
    id: found.id,
    type: found.type,
    typeTitle: compiled.type.title,
    state: stateWords(compiled, found.course.record.state),
    publishedAt: found.stateSince,
    ...(last && { amended: { at: last.at, reason: last.reason, times: amended.length } }),
    fields: values.map((name) => shownField(name, compiled.fields.get(name)!, fields[name])),
    names: await namesShown(store, compiled, found, fields, new Set(values)),
  };
}

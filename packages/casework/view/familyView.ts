import type { CompiledCaseType } from '@mingcha/cases';
import type { Principal } from '@mingcha/http';
import { type Due, isDueAt, type OfficeCalendar } from '@mingcha/lifecycle/clocks';
import type { TenantStore } from '@mingcha/store';
import { seesCase } from '../access/sight.ts';
import type { CaseDeps } from '../deps.ts';
import { caseDue, limitsNow } from '../engine/limits.ts';
import { type Case, caseEntity } from '../kept/case.ts';
import { childEntity, childFaultEntity } from '../kept/child.ts';
import { textsIn } from '../texts.ts';
import { aboutName } from '../titles.ts';
import { lightOf } from './lights.ts';

type Shown = {
  compiled: CompiledCaseType;
  found: Case;
  caller: Principal;
  office: OfficeCalendar;
  now: Date;
};
type Deps = Pick<CaseDeps, 'types'>;

/** A case with its definition as it applies now, as far as the caller sees it. */
export async function seenOf(
  store: TenantStore,
  { types }: Deps,
  found: Case | undefined,
  caller: Principal,
) {
  if (!found) return undefined;
  const compiled = await types.of(store, found, await types.current(store, found.type));
  return seesCase(compiled, found, caller) ? { found, compiled } : undefined;
}

/**
 * The children of a case in the order in which they were asked for: what each is about, whether it is opened and has
 * ended, why it could not be opened; and of those that the caller sees, the case itself.
 */
export async function childViews(
  store: TenantStore,
  deps: Deps,
  shown: Shown,
  names: Readonly<Record<string, string>>,
) {
  const { compiled, found } = shown;
  const { children } = found.course.record;
  if (children.length === 0) return [];
  const keys = children.map(({ id }) => ({ parent: found.id, child: id }));
  const links = await store.getMany(childEntity, keys);
  const unopened = keys.filter((_, i) => links[i] === undefined);
  const [faults, cases] = await Promise.all([
    unopened.length === 0 ? [] : store.getMany(childFaultEntity, unopened),
    store.getMany(
      caseEntity,
      links.flatMap((link) => (link ? [{ id: link.id }] : [])),
    ),
  ]);
  const caseBy = new Map(cases.flatMap((one) => (one ? [[one.id, one] as const] : [])));
  return Promise.all(
    children.map(async ({ id, kind, one, name: rowName, status }, i) => {
      const link = links[i];
      const fault = faults.find((each) => each?.child === id);
      const own = await seenOf(store, deps, link && caseBy.get(link.id), shown.caller);
      const name = aboutName(compiled, found.rows, { kind, one, name: rowName });
      return {
        id,
        title: compiled.children.get(kind)?.title ?? kind,
        about: name === one ? (names[one] ?? one) : name,
        status: status === 'open' && !link ? ('waiting' as const) : status,
        ...(status === 'open' && !link && fault && { problem: fault.message }),
        ...(status === 'open' &&
          link &&
          isOvertaken(compiled, found, { kind, one }) && { overtaken: true as const }),
        ...(own && { case: briefly(own.compiled, own.found, shown) }),
      };
    }),
  );
}

/** Whether what a child was opened for is said no more, since what was published has been amended. */
function isOvertaken(
  { children }: CompiledCaseType,
  { course: { record } }: Case,
  { kind, one }: { kind: string; one: string },
): boolean {
  const from = children.get(kind)?.one;
  if (record.amended === undefined || typeof from !== 'object' || !('each' in from)) return false;
  return !textsIn(record.fields[from.each]).includes(one);
}

const dayOf = (due: Due) => (isDueAt(due) ? due.day : undefined);

/** A case in one line. */
function briefly(compiled: CompiledCaseType, found: Case, { office, now }: Shown) {
  const { type } = compiled;
  const { state: name, result } = found.course.record;
  const state = compiled.states.get(name);
  const first = state?.kind === 'done' ? undefined : caseDue(compiled, limitsNow(compiled, found, office));
  const due = first && dayOf(first.due);
  const warn = first && compiled.clocks.get(first.limit.name)?.warn?.[0];
  return {
    type: found.type,
    typeTitle: type.title,
    id: found.id,
    ...(found.number !== undefined && { number: found.number }),
    state: { name, title: state?.title ?? name, kind: state?.kind ?? ('open' as const) },
    ...(result !== undefined && { result: type.results?.[result] ?? result }),
    ...(first && due !== undefined && { due, light: lightOf(first.due, warn, office, now) }),
  };
}

/** The case that opened this one; undefined where there is none, or the caller does not see it. */
export async function parentView(store: TenantStore, deps: Deps, { found, caller }: Shown) {
  if (!found.parent) return undefined;
  const own = await seenOf(store, deps, await store.get(caseEntity, { id: found.parent.id }), caller);
  if (!own) return undefined;
  const { type, id, number } = own.found;
  return { type, typeTitle: own.compiled.type.title, id, ...(number !== undefined && { number }) };
}

/** The definitions of the children that a type's actions ask for, by kind. */
export async function askedTypes(
  store: TenantStore,
  { types }: Deps,
  { children }: CompiledCaseType,
): Promise<Map<string, CompiledCaseType>> {
  const kinds = [...children].filter(([, { one }]) => one === 'asked');
  const found = await Promise.all(kinds.map(([, { type }]) => types.current(store, type)));
  return new Map(
    kinds.flatMap(([kind], i) => {
      const current = found[i];
      return current ? [[kind, current.compiled] as const] : [];
    }),
  );
}

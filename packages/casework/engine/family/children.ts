import { copyFiles } from '@mingcha/attachments';
import type { CompiledCaseType, Values } from '@mingcha/cases';
import { Problem, problems } from '@mingcha/kernel';
import {
  check,
  drop,
  put,
  retryOnConflict,
  type Stored,
  type TenantStore,
  unlessOvertaken,
} from '@mingcha/store';
import type { CaseDeps } from '../../deps.ts';
import { type Case, caseEntity } from '../../kept/case.ts';
import { childEntity, childFaultEntity } from '../../kept/child.ts';
import type { CaseOut } from '../../kept/out.ts';
import { keepDefinition } from '../../types/definitions.ts';
import { theEngine } from '../change.ts';
import { doByEngine } from '../engineStep.ts';
import { caseOwner, filesNamed } from '../files.ts';
import { openOnce } from '../opening/opening.ts';
import { childId, childValues, countedBy } from './family.ts';

type Deps = Pick<CaseDeps, 'clock' | 'types' | 'kinds' | 'hooks' | 'files'>;
/** Whether there is nothing left to do for a child, and what follows from what was done. */
type Opened = { isOpened: boolean; out?: CaseOut | undefined };

const busy = '同一时间有多人在办理相关事项，本次没有写入，请稍后再试。';

/** Opens a child of a case, if it is still to be opened. A refusal is kept for the parent's page to show. */
export async function openChild(
  store: TenantStore,
  deps: Deps,
  { case: parent, recordedAt }: CaseOut,
  child: string,
): Promise<Opened> {
  try {
    return await retryOnConflict(() => tryToOpen(store, deps, { parent, recordedAt, child }), { busy });
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500 || error.code === 'busy') throw error;
    await keepFault(store, { parent, child, at: deps.clock().toISOString(), message: messageOf(error) });
    return { isOpened: false };
  }
}

async function tryToOpen(
  store: TenantStore,
  deps: Deps,
  { parent, recordedAt, child }: { parent: string; recordedAt: string; child: string },
): Promise<Opened> {
  const [found, link] = await Promise.all([
    store.get(caseEntity, { id: parent }),
    store.get(childEntity, { parent, child }),
  ]);
  const record = found?.course.record.children.find(({ id }) => id === child);
  if (!found || link || record?.status !== 'open') return { isOpened: true };
  const own = await deps.types.of(store, found, await deps.types.current(store, found.type));
  const kind = own.children.get(record.kind);
  const definition = kind && (await deps.types.current(store, kind.type));
  if (!kind || !definition) throw missingType(kind?.title ?? record.kind);
  await keepDefinition(store, definition);
  const passed = childValues(own, found.course.record.fields, record);
  const { out } = await openOnce(store, deps, definition, {
    values: await withCopies(store, deps, definition.compiled, passed, { parent, child, at: recordedAt }),
    actor: { id: theEngine.sub, parties: new Set(['engine']) },
    by: theEngine,
    openedBy: found.openedBy,
    id: childId(parent, child, recordedAt),
    parent: { type: found.type, id: parent, child, counted: countedBy(own, record.kind) },
    // Not one that is withdrawn at the same moment: nobody would withdraw it any more.
    alongside: [check(caseEntity, { id: parent }, found.lock), drop(childFaultEntity, { parent, child })],
  });
  return { isOpened: true, out };
}

/** What a child is opened with: copies in place of the parent's files, for a file belongs to one case. */
async function withCopies(
  store: TenantStore,
  { clock, files }: Deps,
  compiled: CompiledCaseType,
  values: Values,
  { parent, child, at }: { parent: string; child: string; at: string },
): Promise<Values> {
  const copies = await copyFiles(store, files, {
    owner: caseOwner(parent),
    ids: filesNamed(compiled, values).map(({ id }) => id),
    purpose: { text: `${parent} ${child}`, at },
    by: theEngine,
    now: clock(),
  });
  const copied = (value: Values[string]): Values[string] =>
    Array.isArray(value) ? value.map(copied) : (copies.get(String(value)) ?? value);
  const isFile = (name: string) => compiled.fields.get(name)?.type === 'file';
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, isFile(name) ? copied(value) : value]),
  );
}

/** A type of cases that is to be opened is not there. */
export const missingType = (title: string): Problem =>
  problems.conflict('child-type-missing', `“${title}”所属的事项类型已不存在，不能开启，请联系系统管理员。`);

const messageOf = ({ detail, title, errors = [] }: Problem): string =>
  [detail ?? title, ...errors.map(({ message }) => message)].join(' ');

async function keepFault(
  store: TenantStore,
  fault: { parent: string; child: string; at: string; message: string },
) {
  const before = await store.get(childFaultEntity, fault);
  // Another worker says the same.
  await unlessOvertaken(store.write(put(childFaultEntity, fault, before)));
}

/** Ends a child with the action that the parent's definition names, if that is possible where it stands. */
export async function withdrawChild(
  store: TenantStore,
  deps: Deps,
  parent: Stored<Case>,
  child: string,
): Promise<CaseOut | undefined> {
  const link = await store.get(childEntity, { parent: parent.id, child });
  const kind = parent.course.record.children.find(({ id }) => id === child)?.kind ?? '';
  if (!link || link.done) return undefined;
  const own = await deps.types.of(store, parent, await deps.types.current(store, parent.type));
  const action = own.children.get(kind)?.withdraw;
  return action === undefined
    ? undefined
    : doByEngine(store, deps, link.id, () => ({ commands: [{ do: 'setOff', action }] }));
}

/** A child has moved or ended: the parent's clocks follow, and what waits for the end of its children happens. */
export const tellParent = (
  store: TenantStore,
  deps: Deps,
  { id }: { id: string },
): Promise<CaseOut | undefined> =>
  doByEngine(store, deps, id, ({ course }, children) => ({
    commands: children.flatMap(({ child, done, result }) =>
      done && course.record.children.some((one) => one.id === child && one.status === 'open')
        ? [{ do: 'childEnded' as const, child, ...(result !== undefined && { result }) }]
        : [],
    ),
  }));

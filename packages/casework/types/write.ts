import { type CaseType, type Finding, pathText, readCaseType, togetherFindings } from '@mingcha/cases';
import { type Actor, audit, type Principal, requireSecond, rightPattern } from '@mingcha/http';
import { type Clock, problems } from '@mingcha/kernel';
import { appendEntries, type LogEntry } from '@mingcha/log';
import { create, type Operation, put, type Stored, type TenantStore, WriteConflict } from '@mingcha/store';
import mergePatch from 'json-merge-patch';
import type { CaseDeps } from '../deps.ts';
import { shapesOf } from '../hooks/hook.ts';
import { beginMove } from '../moves/begin.ts';
import { templateFindings } from '../templates/ownTemplate.ts';
import type { CurrentType } from './caseTypes.ts';
import { type Definition, definitionOf, keepDefinition, pinnedDefinition } from './definitions.ts';
import { type Base, type KeptType, keptTypeEntity, typeVersionEntity } from './entity.ts';
import { prove } from './proof/prove.ts';

type Whose = { by: Actor; clock: Clock };
type Deps = Pick<CaseDeps, 'types' | 'kinds' | 'hooks' | 'templates'>;

/** What somebody wants a type to be: a whole definition, or changes (RFC 7396) over what it is now. */
export type DraftInput = { definition: unknown } | { patch: Readonly<Record<string, unknown>> };

const named = (name: string, type: CaseType | undefined) => ({ id: name, name: type?.title ?? name });

/**
 * Reads what somebody wants a type to be. Throws `invalid` (422) with a pointer to each fault, `not-found` (404) where
 * there is nothing that a patch could change.
 */
export function readDefinition(name: string, input: DraftInput, now: CaseType | undefined): CaseType {
  const isPatch = 'patch' in input;
  if (isPatch && !now) throw problems.notFound('该类事项');
  const whole = isPatch ? mergePatch.apply(structuredClone(now as object), input.patch) : input.definition;
  const read = readCaseType(whole);
  const at = isPatch ? '/patch' : '/definition';
  if (!read.ok)
    throw problems.invalid(read.problems.map((one) => ({ ...one, pointer: `${at}${one.pointer}` })));
  if (read.type.name !== name)
    throw problems.invalid([{ pointer: `${at}/name`, message: `名称应为 ${name}，不能更改。` }]);
  return read.type;
}

/** Everything there is to say of a definition beside the tenant's others; errors keep it from being published. */
export async function findingsOf(
  store: TenantStore,
  { types, kinds, hooks, templates }: Deps,
  type: CaseType,
): Promise<{ findings: readonly Finding[]; graph: Awaited<ReturnType<typeof prove>>['graph'] }> {
  const [proof, all] = await Promise.all([prove(type), types.all(store)]);
  const world = new Map(all.map(({ compiled }) => [compiled.type.name, compiled.type]));
  world.set(type.name, type);
  const rights = new Set(
    Object.values(type.parties).flatMap((party) =>
      'right' in party && rightPattern.test(party.right) && !party.right.includes('*') ? [party.right] : [],
    ),
  );
  const about = {
    types: world,
    registers: new Set(kinds.map((kind) => kind.name)),
    hooks: shapesOf(hooks),
    templates: new Set(templates.keys()),
  };
  const others = [...world.values()].filter((one) => one.name !== type.name);
  const broken = others.flatMap((one) =>
    togetherFindings(one, about)
      .filter(({ message }) => message.includes(`“${type.title}”`))
      .map((finding) => ({ ...finding, message: `${one.title}：${finding.message}` })),
  );
  return {
    findings: [
      ...proof.findings,
      ...togetherFindings(type, { ...about, rights }),
      ...(await templateFindings(store, type)),
      ...broken,
    ],
    graph: proof.graph,
  };
}

/** Keeps a draft of a type in place of the one before. Its lock is that of the type's record; 0 before the first. */
export async function saveDraft(
  store: TenantStore,
  kept: Stored<KeptType> | undefined,
  {
    type,
    base,
    over,
    note,
    adopted,
  }: {
    type: CaseType;
    base: Base | undefined;
    over: Definition | undefined;
    note: string;
    /** The province's version that is adopted by this. */
    adopted?: number;
  },
  { by, clock }: Whose,
): Promise<Stored<KeptType>> {
  const definition = definitionOf(type);
  await keepDefinition(store, definition);
  // The library and the province move on; what the draft was written over must be there to compare with.
  if (over) await keepDefinition(store, over);
  const draft = { hash: definition.hash, ...(base && { base }), note, at: clock().toISOString(), by };
  const after: KeptType = { ...bare(kept, type.name), draft };
  const action = adopted === undefined ? 'case-type.draft' : 'case-type.adopt';
  const detail = { note, ...(adopted !== undefined && { number: adopted }) };
  return writeType(store, kept, after, audit(clock, by, action, named(type.name, type), { detail }));
}

/**
 * Publishes the draft of a type: new cases are pinned to it from now on; open ones keep theirs, or move to the parts that
 * `move` names. Throws `no-draft` (409), `second-person` (403) for who wrote it, `unsound` (409) with the findings,
 * and what `beginMove` throws.
 */
export async function publishDraft(
  store: TenantStore,
  deps: Deps,
  kept: Stored<KeptType>,
  { by, clock, principal }: Whose & { principal: Principal },
  move: readonly string[] = [],
): Promise<Stored<KeptType>> {
  const { draft } = kept;
  if (!draft) throw problems.conflict('no-draft', '没有待发布的草稿，请先修改并保存草稿。');
  requireSecond(draft, principal, () => '草稿须由修改人以外的人发布，请联系另一位有发布权限的人员。');
  const { compiled } = await pinnedDefinition(store, draft.hash);
  const { findings } = await findingsOf(store, deps, compiled.type);
  requireSound(findings);
  const { at: _, by: writtenBy, ...written } = draft;
  const number = (kept.published?.number ?? 0) + 1;
  const published = { ...written, writtenBy, number, at: clock().toISOString(), by };
  const { draft: __, ...rest } = bare(kept, kept.name);
  const { note } = draft;
  const current = await deps.types.current(store, kept.name);
  const moving = await beginMove(store, { ...deps, clock }, current, {
    next: compiled.type,
    published,
    named: move,
  });
  const beside = [
    create(typeVersionEntity, { ...published, name: kept.name }),
    ...moving,
    ...audit(clock, by, 'case-type.publish', named(kept.name, compiled.type), { detail: { number, note } }),
  ];
  const entry = { type: 'case-type.published', caseType: kept.name, hash: published.hash } as const;
  return writeType(store, kept, { ...rest, published }, beside, { entry, clock });
}

/** Throws `unsound` (409) where there are errors: each with its sentence and the way to it. */
export function requireSound(findings: readonly Finding[]): void {
  const errors = findings.filter(({ level }) => level === 'error');
  if (errors.length === 0) return;
  const [first] = errors;
  const way = first!.path.length === 0 ? '' : `（经过：${pathText(first!.path)}）`;
  throw problems.conflict('unsound', `定义有 ${errors.length} 处错误，不能发布：${first!.message}${way}`, {
    findings: errors,
  });
}

/** Removes the draft of a type. Throws `no-draft` (409). */
export async function discardDraft(
  store: TenantStore,
  kept: Stored<KeptType>,
  title: CaseType | undefined,
  { by, clock }: Whose,
): Promise<Stored<KeptType>> {
  if (!kept.draft) throw problems.conflict('no-draft', '没有草稿。');
  const { draft: _, ...rest } = bare(kept, kept.name);
  return writeType(store, kept, rest, audit(clock, by, 'case-type.discard', named(kept.name, title)));
}

/** Stops or resumes the opening of new cases; open ones go on. */
export async function setClosed(
  store: TenantStore,
  { compiled, kept }: CurrentType,
  reason: string | undefined,
  { by, clock }: Whose,
): Promise<Stored<KeptType>> {
  const { name } = compiled.type;
  const { closed: _, ...rest } = bare(kept, name);
  const after: KeptType =
    reason === undefined ? rest : { ...rest, closed: { at: clock().toISOString(), by, reason } };
  const action = reason === undefined ? 'case-type.reopen' : 'case-type.close';
  const about = named(name, compiled.type);
  return writeType(store, kept, after, audit(clock, by, action, about, { detail: { reason } }));
}

function bare(kept: Stored<KeptType> | undefined, name: string): KeptType {
  if (!kept) return { name };
  const { lock: _, ...rest } = kept;
  return rest;
}

async function writeType(
  store: TenantStore,
  before: Stored<KeptType> | undefined,
  after: KeptType,
  beside: Parameters<TenantStore['write']>,
  /** What the public log says of it. */
  logged?: { entry: LogEntry; clock: Clock },
): Promise<Stored<KeptType>> {
  const lock = before?.lock ?? 0;
  const write = (operations: Operation[] = []) =>
    store.write(...operations, put(keptTypeEntity, after, before), ...beside);
  try {
    await (logged ? appendEntries(store, [logged.entry], write, logged) : write());
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    throw problems.preconditionFailed();
  }
  return { ...after, lock: lock + 1 };
}

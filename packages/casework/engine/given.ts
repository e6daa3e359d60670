import type { NamedFile } from '@mingcha/attachments';
import type { Asked, Command, CompiledCaseType, Values } from '@mingcha/cases';
import type { Principal } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import { handles, mayComment } from '../access/handling.ts';
import { isAsked } from '../access/parties.ts';
import type { CaseDeps } from '../deps.ts';
import type { Case } from '../kept/case.ts';
import { lookUpNames, type Names, namedIn } from '../view/names.ts';
import { filesAnswered, filesNamed } from './files.ts';
import type { Late } from './late.ts';
import { loadSeen, type SeenCase } from './seen.ts';

/** What somebody asks to be done to a case. */
export type CaseCommand =
  | {
      do: 'act';
      action: string;
      values?: Values | undefined;
      linkTo?: string | undefined;
      asked?: Asked | undefined;
      late?: Late | undefined;
    }
  | { do: 'approve'; action: string }
  | { do: 'takeBack'; action: string; reason?: string | undefined }
  | { do: 'answer'; task: string; answer: string; values?: Values | undefined; late?: Late | undefined }
  | { do: 'correct'; values: Values; reason: string }
  | { do: 'comment'; text: string };

/**
 * Looks up what the values name while the case is still being read: by the definition that the type had last, since the
 * case's own is not known yet. Where that is another, the rest is looked up later.
 */
export async function namesAhead(
  store: TenantStore,
  compiled: CompiledCaseType | undefined,
  asked: CaseCommand,
): Promise<Names | undefined> {
  const values = 'values' in asked ? asked.values : undefined;
  return compiled && values && lookUpNames(store, namedIn(compiled, values));
}

/** Throws `forbidden` (403) with the message unless the caller is of the office that handles the case. */
export function requireOffice(
  compiled: CompiledCaseType,
  found: Case,
  caller: Principal,
  message: string,
): void {
  if (!handles(compiled, found, caller)) throw problems.forbidden(message);
}

/** What is asked, as the step takes it. Throws `forbidden` (403) for a task that others are asked, for what only the office may do, and for a program that is to be the further person. */
export function commandOf(
  compiled: CompiledCaseType,
  found: Case,
  asked: CaseCommand,
  {
    caller,
    parties,
    inNameOf,
  }: { caller: Principal; parties: ReadonlySet<string>; inNameOf?: string | undefined },
): Command {
  const { record } = found.course;
  const actor = { id: caller.sub, parties, inNameOf };
  switch (asked.do) {
    case 'act': {
      const { action, values, linkTo } = asked;
      return {
        do: 'act',
        action,
        actor,
        ...(values && { values }),
        ...(linkTo !== undefined && { linkTo }),
        ...(asked.asked && { asked: new Map(Object.entries(asked.asked)) }),
      };
    }
    case 'answer': {
      const { task, answer, values } = asked;
      const one = record.tasks.find(({ id }) => id === task);
      if (one && !isAsked(compiled, found, one, caller))
        throw problems.forbidden('此项任务不由您答复，请联系被征求意见的单位。');
      return { do: 'answer', task, answer, actor, ...(values && { values }) };
    }
    case 'correct':
      requireOffice(compiled, found, caller, '只有经办该事项的单位可以更正，请联系其办理。');
      return { do: 'correct', values: asked.values, reason: asked.reason, actor };
    case 'comment':
      if (!mayComment(compiled, caller)) throw problems.forbidden('您的岗位只能查看，不能批注。');
      return { do: 'comment', text: asked.text, actor };
    case 'takeBack':
      return { do: 'takeBack', action: asked.action, reason: asked.reason, actor };
    case 'approve':
      if (caller.kind === 'client')
        throw problems.forbidden('复核和审批由人员办理，系统接口不能代为同意，请由有权限的人员办理。');
      return { do: 'approve', action: asked.action, actor };
  }
}

/** What was given; when an action is approved, that is what was given when it was proposed. */
export function givenBy(
  { course: { record } }: Case,
  asked: CaseCommand,
): { values?: Values; asked?: Asked } {
  if (asked.do === 'approve') return record.pending.find(({ action }) => action === asked.action) ?? {};
  return {
    ...('values' in asked && asked.values && { values: asked.values }),
    ...('asked' in asked && asked.asked && { asked: asked.asked }),
  };
}

/** The files that a command names; those of what is pending came with its proposal. */
export function filesOfCommand(
  compiled: CompiledCaseType,
  { course }: Case,
  asked: CaseCommand,
): NamedFile[] {
  if (asked.do === 'act' || asked.do === 'correct') return filesNamed(compiled, asked.values ?? {});
  if (asked.do !== 'answer') return [];
  const kind = course.record.tasks.find(({ id }) => id === asked.task)?.kind;
  return kind === undefined ? [] : filesAnswered(compiled, kind, asked.values ?? {});
}

/** The case that an action links to must be there, of the right type, and seen by the caller; one to merge into another, and open. */
export async function linkErrors(
  store: TenantStore,
  deps: CaseDeps,
  { found, compiled }: Pick<SeenCase, 'found' | 'compiled'>,
  asked: CaseCommand,
  caller: Principal,
): Promise<{ pointer: string; message: string }[]> {
  if (asked.do !== 'act' || asked.linkTo === undefined) return [];
  const link = compiled.actions.get(asked.action)?.links;
  const type = link === undefined ? undefined : compiled.type.links?.[link]?.type;
  const message = '没有这一事项，请核对编号。';
  if (type === undefined) return [{ pointer: '/linkTo', message: '此操作不关联其他事项。' }];
  let linked: SeenCase;
  try {
    linked = await loadSeen(store, deps, { type, id: asked.linkTo }, caller);
  } catch {
    return [{ pointer: '/linkTo', message }];
  }
  if (!compiled.actions.get(asked.action)?.merge) return [];
  if (asked.linkTo === found.id) return [{ pointer: '/linkTo', message: '不能并入事项自身，请选择另一件。' }];
  const { state } = linked.found.course.record;
  return linked.compiled.states.get(state)?.kind === 'done'
    ? [{ pointer: '/linkTo', message: '这件事项已经办结，不能并入。请选择在办的事项。' }]
    : [];
}

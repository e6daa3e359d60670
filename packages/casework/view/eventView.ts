import type { CompiledCaseType } from '@mingcha/cases';
import type { Principal } from '@mingcha/http';
import { seesAll } from '../access/handling.ts';
import { fieldsSeen } from '../access/sight.ts';
import { filesAnswered, filesNamed } from '../engine/files.ts';
import type { Case } from '../kept/case.ts';
import type { CaseEvent } from '../kept/event.ts';
import { subjectOf } from '../titles.ts';
import { type CaseFiles, shownFiles } from './files.ts';
import { erasedText, shownValue } from './masked.ts';

const ownTitles: Partial<Record<CaseEvent['kind'], string>> = {
  opened: '登记',
  corrected: '更正',
  comment: '批注',
  archived: '归档',
  erased: '保存期满，清除个人信息',
  moved: '改用新版定义',
  handedOver: '移交',
};

const verbs: Partial<Record<CaseEvent['kind'], string>> = {
  proposed: '提请',
  approved: '审批同意',
  returned: '退回或撤回',
  answered: '答复',
  silent: '逾期未答复',
  childEnded: '子事项办结',
  expired: '期限届满',
};

/** Whether a caller who sees a case sees this of its history: comments are for those who see all of it, and their writers. */
export const seesEvent = (
  compiled: CompiledCaseType,
  found: Case,
  event: CaseEvent,
  caller: Principal,
): boolean => event.kind !== 'comment' || event.by.sub === caller.sub || seesAll(compiled, found, caller);

/** A value of an event; of what was amended what it said before, null where nothing. */
type EventValue = { name: string; title: string; type: string; value: unknown; before?: unknown };

/** An event as the time line shows it. Personal values are masked; fields that the caller does not see are left out. */
export function eventView(
  compiled: CompiledCaseType,
  found: Case,
  event: CaseEvent,
  { caller, personal, files }: { caller: Principal; personal: boolean; files: CaseFiles },
) {
  const seen = fieldsSeen(compiled, found, caller);
  const isAnswer = event.kind === 'answered';
  const task = found.course.record.tasks.find(({ id }) => isAnswer && id === event.name);
  const form = task && compiled.tasks.get(task.kind)?.form;
  const given = event.values ?? {};
  const order = isAnswer ? Object.keys(form ?? {}) : [...compiled.fields.keys()];
  const amended =
    event.kind === 'action'
      ? found.course.record.amended?.find(({ action, at }) => action === event.name && at === event.at)
      : undefined;
  const values = order.flatMap((name): EventValue[] => {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    const isErased = event.erased?.includes(name) === true;
    if (value === undefined && !isErased) return [];
    const field = isAnswer ? form?.[name] : compiled.fields.get(name);
    if (!field || !(isAnswer || seen.has(name))) return [];
    const { title, type } = field;
    if (isErased) return [{ name, title, type: 'text', value: erasedText }];
    const was = amended && Object.hasOwn(amended.before, name) ? amended.before[name] : undefined;
    return [
      {
        ...{ name, title, type, value: shownValue(field, value, personal) },
        ...(was !== undefined && { before: was === null ? null : shownValue(field, was, personal) }),
      },
    ];
  });
  const named = task
    ? filesAnswered(compiled, task.kind, given)
    : filesNamed({ fields: new Map([...compiled.fields].filter(([name]) => seen.has(name))) }, given);
  const titleOf = (state: string | undefined) =>
    state === undefined ? undefined : (compiled.states.get(state)?.title ?? state);
  const from = titleOf(event.from);
  const to = titleOf(event.to);
  const answer =
    event.answer === undefined ? undefined : compiled.tasks.get(task?.kind ?? '')?.answers[event.answer];
  return {
    seq: event.seq,
    kind: event.kind,
    title: titleOfEvent(compiled, found, event),
    by: event.by.name,
    at: event.at,
    recordedAt: event.recordedAt,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(answer !== undefined && { answer }),
    values,
    files: shownFiles(compiled, files, named, personal),
    ...(event.textErased ? { text: erasedText } : event.text !== undefined && { text: event.text }),
    papers: [...(event.papers ?? [])],
  };
}

function titleOfEvent(compiled: CompiledCaseType, found: Case, event: CaseEvent): string {
  const own = ownTitles[event.kind];
  if (own !== undefined) return own;
  const verb = verbs[event.kind];
  const subject = subjectOf(compiled, found, event);
  return verb === undefined ? subject : `${verb}：${subject}`;
}

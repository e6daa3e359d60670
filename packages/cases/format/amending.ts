import type { Action } from './acts.ts';
import type { CaseType } from './caseType.ts';
import type { FieldType } from './parts.ts';

type Report = (path: readonly PropertyKey[], message: string) => void;

/** What names something else is not amended: who handles a case and what it is about would become another. */
const amendable: readonly FieldType[] = ['text', 'number', 'money', 'date', 'yesNo', 'choice', 'table'];
/** What moves a case, its clocks or its links. */
const moving = ['to', 'clears', 'clock', 'links', 'merge', 'transfer'] as const;

/**
 * Whether an amendment leaves a case where it is: it begins in ends whose content is published, moves nothing and asks nobody,
 * says why in a field of its own, and a further person approves what an official proposes. All names must be there.
 */
export function amendmentFits(type: CaseType, name: string, action: Action, report: Report): void {
  const at = ['actions', name];
  const published = new Set((type.publication ?? []).flatMap(({ states }) => states));
  if (action.from === 'open') report([...at, 'from'], '更正公示的内容，须写明是哪些终点。');
  else
    action.from.forEach((state, i) => {
      const { kind, title } = type.states[state]!;
      if (kind !== 'done') report([...at, 'from', i], `“${title}”还没有办结，更正公示的内容只在终点。`);
      else if (!published.has(state)) report([...at, 'from', i], `“${title}”没有公示的内容，无可更正。`);
    });
  for (const key of moving)
    if (action[key] !== undefined) report([...at, key], `更正公示的内容不改变事项的状态，不能写 ${key}。`);
  if (type.number.at === name) report(['number', 'at'], '更正公示的内容时事项已有编号。');
  for (const [i, party] of action.by.entries())
    if (!('right' in (type.parties[party] ?? {})))
      report([...at, 'by', i], '更正公示的内容由工作人员提出，不能由系统或者外部人员提出。');
  if (action.approve === undefined) report(at, '更正公示的内容须由另一人审批，请写 approve。');
  valuesFit(type, name, action, report);
  action.needs?.forEach((need, i) => {
    for (const key of ['after', 'within'] as const)
      if (key in need) report([...at, 'needs', i, key], '办结后时限不再计算。');
  });
  action.opens?.forEach((kind, i) => {
    const child = type.children?.[kind];
    if (child === undefined) report([...at, 'opens', i], '更正公示的内容不能再交办任务。');
    else if (child.atEnd !== 'livesOn' || child.one === 'asked' || !('each' in child.one))
      report([...at, 'opens', i], `“${child.title}”须按字段逐项开启（each），办结后继续办理（livesOn）。`);
  });
}

/** Whether it says why, and changes only what was filled in. */
function valuesFit(type: CaseType, name: string, action: Action, report: Report): void {
  const at = ['actions', name];
  const { amends = '', fills = [], asks = [] } = action;
  const { type: reason, title, personal, internal, many } = type.fields[amends]!;
  if (!fills.includes(amends)) report([...at, 'amends'], `“${title}”须列入必填（fills）。`);
  if (reason !== 'text' || many || personal || internal)
    report([...at, 'amends'], `“${title}”随更正公示，须是可以公开的文字。`);
  for (const key of ['fills', 'asks'] as const)
    action[key]?.forEach((field, i) => {
      const { type: is, title: called } = type.fields[field]!;
      if (field === type.subject || !amendable.includes(is))
        report([...at, key, i], `“${called}”决定事项是谁的、由谁办理或者附有文件，不能更正。`);
    });
  if ([...fills, ...asks].every((field) => field === amends))
    report([...at, 'asks'], '请写明可以更正的内容。');
}

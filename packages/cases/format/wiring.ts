import type { Action, Need } from './acts.ts';
import { amendmentFits } from './amending.ts';
import type { CaseType } from './caseType.ts';
import type { FieldType, Limit } from './parts.ts';
import { type DefinitionProblem, pointerOf } from './pointers.ts';
import { nearest } from './suggest.ts';

type Path = readonly PropertyKey[];
type Report = (path: Path, message: string) => void;

const TYPE_WORDS: Readonly<Record<FieldType, string>> = {
  text: '文字',
  number: '数字',
  money: '金额',
  date: '日期',
  yesNo: '是否',
  choice: '选项',
  department: '部门',
  person: '人员',
  division: '区划',
  row: '名单条目',
  file: '文件',
  table: '表格',
};

/** Whether the parts fit together: types of fields, who may do what a clock or an answer sets off, and that nothing leaves an end. All names must be there. */
export function wiringProblems(type: CaseType): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  const report: Report = (path, message) => problems.push({ pointer: pointerOf(path), message });
  const fits = (path: Path, field: string | undefined, ...types: FieldType[]): void => {
    const found = field === undefined ? undefined : type.fields[field];
    if (found === undefined || types.includes(found.type)) return;
    report(path, `“${found.title}”须是${types.map((one) => TYPE_WORDS[one]).join('或')}字段。`);
  };
  fieldsFit(type, fits, report);
  for (const [name, action] of Object.entries(type.actions)) actionFits(type, name, action, fits, report);
  opening(type, report);
  clocksAndTasks(type, fits, report);
  return problems;
}

type Fits = (path: Path, field: string | undefined, ...types: FieldType[]) => void;

function limitFits(path: Path, limit: Limit | undefined, fits: Fits): void {
  if (limit === undefined) return;
  if ('workingDaysIn' in limit) fits([...path, 'workingDaysIn'], limit.workingDaysIn, 'number');
  if ('row' in limit) fits([...path, 'row'], limit.row, 'row');
  if ('date' in limit) fits([...path, 'date'], limit.date, 'date');
  if ('yearly' in limit) fits([...path, 'year'], limit.year, 'number');
}

function fieldsFit(type: CaseType, fits: Fits, report: Report): void {
  for (const [name, field] of Object.entries(type.fields)) {
    fits(['fields', name, 'from', 'row'], field.from?.row, 'row');
    for (const [column, { personal }] of Object.entries(field.columns ?? {})) {
      if (personal)
        report(
          ['fields', name, 'columns', column, 'personal'],
          '表格中有个人信息的，请把整个表格标为个人信息。',
        );
    }
    if (field.many && (field.type === 'yesNo' || field.type === 'table')) {
      report(['fields', name, 'many'], '是否字段和表格不能多选。');
    }
  }
  for (const [name, party] of Object.entries(type.parties)) {
    if (name === 'clock' || name === 'engine') report(['parties', name], `“${name}”是保留的名称，请换一个。`);
    if (!('right' in party)) continue;
    fits(['parties', name, 'dept'], party.dept, 'department');
    fits(['parties', name, 'notDept'], party.notDept, 'department');
    fits(['parties', name, 'person'], party.person, 'person');
    fits(['parties', name, 'notPerson'], party.notPerson, 'person');
    fits(['parties', name, 'division'], party.division, 'division');
  }
}

function actionFits(type: CaseType, name: string, action: Action, fits: Fits, report: Report): void {
  const at = ['actions', name];
  if (action.amends !== undefined) amendmentFits(type, name, action, report);
  else if (action.from !== 'open') {
    action.from.forEach((state, i) => {
      if (type.states[state]?.kind === 'done') {
        report(
          [...at, 'from', i],
          `“${type.states[state].title}”是终点，办结后不能再有操作。需要再办时，另立事项并关联；更正公示的内容，写 amends。`,
        );
      }
    });
  }
  fits([...at, 'transfer'], action.transfer, 'department');
  if (action.by.every((one) => one === 'clock' || one === 'engine') && action.fills?.length) {
    report([...at, 'fills'], '由时限或系统自动执行的操作没有人填写，不能有必填字段。');
  }
  for (const key of ['fills', 'asks'] as const) {
    action[key]?.forEach((field, i) => {
      filledByPeople(type, [...at, key, i], field, report);
    });
  }
  action.clears?.forEach((field, i) => {
    if (action.fills?.includes(field) || action.asks?.includes(field)) {
      report([...at, 'clears', i], '同一字段不能既填写又清除。');
    }
  });
  needsFit(type, [...at, 'needs'], action.needs, report);
  for (const [clock, effect] of Object.entries(action.clock ?? {})) {
    if (typeof effect !== 'object') continue;
    if ('extend' in effect) limitFits([...at, 'clock', clock, 'extend'], effect.extend, fits);
    else limitFits([...at, 'clock', clock, 'until'], effect.until, fits);
  }
  if (typeof action.result === 'object') {
    fits([...at, 'result', 'field'], action.result.field, 'choice');
    const { field, of } = action.result;
    for (const choice of type.fields[field]?.choices ?? []) {
      if (!Object.hasOwn(of, choice)) report([...at, 'result', 'of'], `没有写明“${choice}”对应的办理结果。`);
    }
  }
  if (action.merge && action.links === undefined)
    report([...at, 'merge'], '合并须用 links 写明关联到哪一件。');
  else if (action.merge && type.links?.[action.links!]?.type !== type.name)
    report([...at, 'merge'], '只能与同类事项合并。');
}

/** Whether a person says which children of a kind are opened. */
const isAsked = ({ children }: CaseType, kind: string): boolean =>
  children !== undefined && Object.hasOwn(children, kind) && children[kind]!.one === 'asked';

function filledByPeople(type: CaseType, path: Path, name: string, report: Report): void {
  const field = type.fields[name];
  if (field?.computed !== undefined || field?.from !== undefined) {
    report(path, `“${field.title}”由系统填写，不能由人填写。`);
  }
}

function needsFit(type: CaseType, path: Path, needs: readonly Need[] | undefined, report: Report): void {
  needs?.forEach((need, i) => {
    if ('tasks' in need) {
      const known = Object.keys(type.tasks?.[need.tasks]?.answers ?? {});
      need.answers?.forEach((answer, j) => {
        isOneOf(answer, known, [...path, i, 'answers', j], report);
      });
    }
  });
}

function isOneOf(name: string, known: readonly string[], path: Path, report: Report): void {
  if (known.includes(name)) return;
  const near = nearest(name, known);
  report(path, `没有名为“${name}”的答复。${near === undefined ? '' : `是否应为“${near}”？`}`);
}

function opening(type: CaseType, report: Report): void {
  if (type.states[type.open.to]?.kind === 'done') report(['open', 'to'], '不能一受理就是终点。');
  for (const key of ['fills', 'asks'] as const) {
    type.open[key]?.forEach((field, i) => {
      filledByPeople(type, ['open', key, i], field, report);
    });
  }
  for (const [i, state] of (type.rating?.in ?? []).entries()) {
    if (type.states[state]?.kind !== 'done') report(['rating', 'in', i], '只有办结的事项才能评价。');
  }
}

function clocksAndTasks(type: CaseType, fits: Fits, report: Report): void {
  const setsOff = (path: Path, action: string | undefined, by: 'clock' | 'engine'): void => {
    const found = action === undefined ? undefined : type.actions[action];
    if (found !== undefined && !found.by.includes(by)) {
      report(path, `操作“${found.title}”的 by 中没有 ${by}，不能自动执行。`);
    }
    if (found?.fills?.length) report(path, `操作“${found.title}”有必填字段，不能自动执行。`);
    if (found?.approve) report(path, `操作“${found.title}”须经审批，不能自动执行。`);
    if (found?.links) report(path, `操作“${found.title}”须选择关联的事项，不能自动执行。`);
    if (found?.opens?.some((kind) => isAsked(type, kind)))
      report(path, `操作“${found.title}”要开启的子事项须由人选择，不能自动执行。`);
  };
  for (const [name, clock] of Object.entries(type.clocks ?? {})) {
    clock.while.forEach((state, i) => {
      if (type.states[state]?.kind === 'done') report(['clocks', name, 'while', i], '办结后时限不再计算。');
    });
    fits(['clocks', name, 'since'], clock.since, 'date');
    limitFits(['clocks', name, 'limit'], clock.limit, fits);
    limitFits(['clocks', name, 'promised'], clock.promised, fits);
    if ('action' in clock.expires)
      setsOff(['clocks', name, 'expires', 'action'], clock.expires.action, 'clock');
  }
  for (const [name, task] of Object.entries(type.tasks ?? {})) {
    const at = ['tasks', name];
    const known = Object.keys(task.answers);
    if (type.children !== undefined && Object.hasOwn(type.children, name)) {
      report(at, `子事项中已有“${name}”，请换一个名称。`);
    }
    if (typeof task.to === 'object' && 'each' in task.to)
      fits([...at, 'to', 'each'], task.to.each, 'department');
    limitFits([...at, 'limit'], task.limit, fits);
    if (task.silence !== undefined && 'counts' in task.silence) {
      isOneOf(task.silence.counts, known, [...at, 'silence', 'counts'], report);
      if (task.limit === undefined) report([...at, 'silence'], '写明了逾期不答复的后果，须同时写 limit。');
    }
    for (const [answer, needs] of Object.entries(task.needs ?? {})) {
      isOneOf(answer, known, [...at, 'needs', answer], report);
      needsFit(type, [...at, 'needs', answer], needs, report);
      needs.forEach((need, i) => {
        if ('tasks' in need && need.tasks === name)
          report([...at, 'needs', answer, i, 'tasks'], '答复时这项任务还没有完成，不能以它完成为条件。');
      });
    }
    for (const [answer, action] of Object.entries(task.on ?? {})) {
      isOneOf(answer, known, [...at, 'on', answer], report);
      setsOff([...at, 'on', answer], action, 'engine');
    }
  }
  for (const [name, child] of Object.entries(type.children ?? {})) {
    setsOff(['children', name, 'joined'], child.joined, 'engine');
  }
}

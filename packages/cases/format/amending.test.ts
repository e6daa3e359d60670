import { expect, test } from 'vitest';
import { amendable } from '../testing/amendable.ts';
import { type Draft, edited, small } from '../testing/small.ts';
import { readCaseType } from './read.ts';

const problems = (edit: (draft: Draft) => void = () => {}) => {
  const read = readCaseType(
    edited(small, (d) => {
      amendable(d);
      edit(d);
    }),
  );
  return read.ok ? [] : read.problems.map(({ pointer, message }) => `${pointer} ${message}`);
};

test('a definition may say how what it publishes is amended', () => {
  expect(problems()).toEqual([]);
});

test.each<[string, (d: Draft) => void, string]>([
  [
    'begins where a case is still open',
    (d) => d.actions.amend.from.push('handling'),
    '/actions/amend/from/1 “办理中”还没有办结，更正公示的内容只在终点。',
  ],
  [
    'begins in an end of which nothing is published',
    (d) => d.actions.amend.from.push('abandoned'),
    '/actions/amend/from/1 “视为放弃”没有公示的内容，无可更正。',
  ],
  [
    'leads somewhere',
    (d) => {
      d.actions.amend.to = 'handling';
    },
    '/actions/amend/to 更正公示的内容不改变事项的状态，不能写 to。',
  ],
  [
    'moves a clock',
    (d) => {
      d.actions.amend.clock = { answer: 'restart' };
    },
    '/actions/amend/clock 更正公示的内容不改变事项的状态，不能写 clock。',
  ],
  [
    'is approved by nobody',
    (d) => {
      delete d.actions.amend.approve;
    },
    '/actions/amend 更正公示的内容须由另一人审批，请写 approve。',
  ],
  [
    'is proposed by the system',
    (d) => d.actions.amend.by.push('engine'),
    '/actions/amend/by/1 更正公示的内容由工作人员提出，不能由系统或者外部人员提出。',
  ],
  [
    'is proposed by somebody from outside',
    (d) => d.actions.amend.by.push('applicant'),
    '/actions/amend/by/1 更正公示的内容由工作人员提出，不能由系统或者外部人员提出。',
  ],
  [
    'asks a task',
    (d) => d.actions.amend.opens.push('opinion'),
    '/actions/amend/opens/1 更正公示的内容不能再交办任务。',
  ],
  [
    'opens children that would be withdrawn at the end',
    (d) => {
      d.children.fault.atEnd = 'withdrawn';
      d.children.fault.withdraw = 'drop';
    },
    '/actions/amend/opens/0 “整改”须按字段逐项开启（each），办结后继续办理（livesOn）。',
  ],
  [
    'waits for a clock',
    (d) => d.actions.amend.needs.push({ within: 'answer', else: '逾期' }),
    '/actions/amend/needs/1/within 办结后时限不再计算。',
  ],
  [
    'need not say why',
    (d) => {
      d.actions.amend.fills = [];
      d.actions.amend.asks.push('why');
    },
    '/actions/amend/amends “更正理由”须列入必填（fills）。',
  ],
  [
    'says why where nobody may read it',
    (d) => {
      d.fields.why.internal = true;
    },
    '/actions/amend/amends “更正理由”随更正公示，须是可以公开的文字。',
  ],
  [
    'changes who handles it',
    (d) => d.actions.amend.asks.push('unit'),
    '/actions/amend/asks/4 “承办单位”决定事项是谁的、由谁办理或者附有文件，不能更正。',
  ],
  [
    'changes nothing',
    (d) => {
      d.actions.amend.asks = [];
    },
    '/actions/amend/asks 请写明可以更正的内容。',
  ],
])('one that %s is refused', (_, edit, problem) => {
  expect(problems(edit)).toEqual([problem]);
});

test('without an amendment nothing leaves an end', () => {
  const [problem] = problems((d) => {
    delete d.actions.amend.amends;
  });
  expect(problem).toContain('/actions/amend/from/0 “办结”是终点，办结后不能再有操作。');
});

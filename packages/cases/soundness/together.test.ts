import { expect, test } from 'vitest';
import type { CaseType } from '../format/caseType.ts';
import { readCaseType } from '../format/read.ts';
import { type Draft, edited, small } from '../testing/small.ts';
import { togetherFindings, type World } from './together.ts';

const typeOf = (name: string, edit: (draft: Draft) => void): CaseType => {
  const read = readCaseType(
    edited(small, (draft) => {
      draft.name = name;
      draft.title = name;
      edit(draft);
    }),
  );
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.type;
};

const worldOf = (...types: CaseType[]): World => ({ types: new Map(types.map((one) => [one.name, one])) });
const messages = (type: CaseType, world: World) => togetherFindings(type, world).map((one) => one.message);

/** A parent that asks for cases of another type and ends with them. */
const parent = (name: string, of: string, edit: (draft: Draft) => void = () => {}) =>
  typeOf(name, (draft) => {
    draft.fields.items = { title: '事项', type: 'text', many: true };
    draft.children = {
      parts: {
        title: '子事项',
        type: of,
        one: { each: 'items' },
        passes: { name: 'name', amount: 'amount' },
        atEnd: 'required',
      },
    };
    draft.actions.split = {
      title: '拆分',
      from: ['received'],
      by: ['clerk'],
      fills: ['items'],
      opens: ['parts'],
    };
    draft.open.by = ['clerk', 'engine'];
    edit(draft);
  });

const child = typeOf('child', (draft) => {
  draft.open.by = ['engine'];
});

test('a parent and its child that fit have no findings', () => {
  const one = parent('parent', 'child');
  expect(messages(one, worldOf(one, child))).toEqual([]);
});

test('names that the tenant does not have are told with the nearest', () => {
  const one = parent('parent', 'chld', (d) => {
    d.rating = { by: 'applicant', in: ['closed'], within: { days: 30 }, bad: { opens: 'bad-ratings' } };
    d.fields.kind = { title: '类别', type: 'row', register: 'kindz' };
    d.hooks = { 'credit.weigh': '权重' };
  });
  const world: World = {
    ...worldOf(one, child),
    registers: new Set(['kinds']),
    hooks: new Map([['credit.weight', { is: 'refuses', reads: [] }]]),
    templates: new Set(['letter']),
    rights: new Set(['cases:tests:write', 'cases:tests:approve', 'cases:tests:sign']),
  };
  expect(messages(one, world)).toEqual([
    '没有名为“chld”的事项类型。是否应为“child”？',
    '没有名为“bad-ratings”的事项类型。',
    '没有名为“kindz”的名单。是否应为“kinds”？',
    '没有名为“credit.weigh”的扩展。是否应为“credit.weight”？',
    '没有名为“correction”的文书模板。',
  ]);
});

test('a child that cannot be opened so, and results that it does not have', () => {
  const closed = typeOf('child', () => {});
  const one = parent('parent', 'child', (d) => {
    d.children.parts.passes = { title: 'name' };
    d.actions.decide.needs.push({ children: 'parts', results: ['grantd'], else: '未准予。' });
  });
  expect(messages(one, worldOf(one, closed))).toEqual([
    '“child”不能由系统开启（open.by 中没有 engine）。',
    '“child”没有名为“title”的字段。',
    '开启“child”须填写“申请人”，但“子事项”没有带入。',
    '开启“child”须填写“金额”，但“子事项”没有带入。',
    '“child”没有名为“grantd”的办理结果。',
  ]);
});

test('what is passed to a child fits its fields, and what withdraws it can be done by the engine alone', () => {
  const other = typeOf('child', (d) => {
    d.open.by = ['engine'];
    d.open.asks = [];
    d.actions.drop = {
      title: '撤回',
      from: 'open',
      by: ['clerk', 'engine'],
      fills: ['ground'],
      to: 'abandoned',
    };
    d.actions.stop = { title: '终止', from: 'open', by: ['clerk', 'engine'], to: 'abandoned' };
  });
  const of = (edit: (draft: Draft) => void) => {
    const one = parent('parent', 'child', (d) => {
      Object.assign(d.children.parts, { atEnd: 'withdrawn', withdraw: 'stop' });
      edit(d);
    });
    return messages(one, worldOf(one, other));
  };
  expect(of(() => {})).toEqual([]);
  expect(
    of((d) => {
      d.children.parts.passes = { name: 'amount', note: 'note' };
      d.children.parts.about = 'amount';
    }),
  ).toEqual([
    '“child”的“申请人”与“子事项”带入的内容类型不同。',
    '“child”登记时不填“说明”，“子事项”不能带入。',
    '“child”的“金额”与“子事项”带入的内容类型不同。',
  ]);
  expect(
    of((d) => {
      d.children.parts.withdraw = 'drop';
    }),
  ).toEqual(['“child”的“撤回”不能用来撤回子事项：须可由 engine 自动办理，并到达终点。']);
  expect(
    of((d) => {
      delete d.children.parts.withdraw;
      d.clocks.answer.children = { of: ['parts'], counted: 'amout > 3' };
    }),
  ).toEqual([
    '“子事项”随本事项撤回，须在 withdraw 中写明用“child”的哪项操作。',
    expect.stringContaining('时限“答复”的 counted 不适用于“child”'),
  ]);
});

test('types that wait for each other are told, and mended by one that does not wait', () => {
  const [a, b, c] = [parent('a', 'b'), parent('b', 'c'), parent('c', 'a')];
  expect(messages(a, worldOf(a, b, c))).toContain('事项互相等待，永远不能办结：“a” → “b” → “c” → “a”。');
  const free = parent('c', 'a', (d) => {
    d.children.parts.atEnd = 'livesOn';
  });
  expect(messages(a, worldOf(a, b, free)).filter((one) => one.includes('互相等待'))).toEqual([]);
});

test('children nest three deep', () => {
  const [a, b, c] = [parent('a', 'b'), parent('b', 'c'), parent('c', 'child')];
  expect(messages(a, worldOf(a, b, c, child))).toEqual(['“a”的子事项超过三层。']);
  expect(messages(b, worldOf(a, b, c, child))).toEqual([]);
});

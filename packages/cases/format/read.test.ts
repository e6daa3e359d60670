import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Draft, edited, small } from '../testing/small.ts';
import { readCaseType } from './read.ts';

const problems = (edit: (draft: Draft) => void) => {
  const read = readCaseType(edited(small, edit));
  return read.ok ? [] : read.problems.map(({ pointer, message }) => `${pointer} ${message}`);
};

test('the small definition has no problems', () => {
  expect(problems(() => {})).toEqual([]);
});

test.each<[string, (draft: Draft) => void, string]>([
  [
    'another format',
    (d) => {
      d.format = 2;
    },
    '/format 只支持格式 1。',
  ],
  [
    'a title that is missing',
    (d) => {
      delete d.title;
    },
    '/title 没有填写。',
  ],
  [
    'a number for a text',
    (d) => {
      d.title = 3;
    },
    '/title 须是文字。',
  ],
  [
    'a key that nobody knows',
    (d) => {
      d.actions.ask.colour = 'red';
    },
    '/actions/ask/colour 不认识“colour”，请删除或改正。',
  ],
  [
    'a type that is none',
    (d) => {
      d.fields.note.type = 'colour';
    },
    '/fields/note/type 只能是：text、number、money、date、yesNo、choice、department、person、division、row、file、table。',
  ],
  [
    'a need of no kind',
    (d) => {
      d.actions.ask.needs = [{ else: '不行' }];
    },
    '/actions/ask/needs/0 须写其中一项：filled、test、hook、register、after、within、tasks、children、link。',
  ],
  [
    'a need of two kinds',
    (d) => {
      d.actions.ask.needs = [{ else: '不行', test: 'amount > 1', filled: ['note'] }];
    },
    '/actions/ask/needs/0/test “filled”和“test”只能写一项。',
  ],
  [
    'something wrong inside a need',
    (d) => {
      d.actions.ask.needs = [{ else: '', test: 'amount > 1' }];
    },
    '/actions/ask/needs/0/else 不能为空。',
  ],
  [
    'a need of an answer that there is not',
    (d) => {
      d.tasks.opinion.needs = { agree: [{ test: 'amount > 1', else: '不行' }] };
    },
    '/tasks/opinion/needs/agree 没有名为“agree”的答复。是否应为“agrees”？',
  ],
  [
    'a need of an answer that names no hook',
    (d) => {
      d.tasks.opinion.needs = { agrees: [{ hook: 'tests.gone', else: '不行' }] };
    },
    '/tasks/opinion/needs/agrees/0/hook 没有名为“tests.gone”的扩展。',
  ],
  [
    'an answer that waits for its own task',
    (d) => {
      d.tasks.opinion.needs = { agrees: [{ tasks: 'opinion', else: '不行' }] };
    },
    '/tasks/opinion/needs/agrees/0/tasks 答复时这项任务还没有完成，不能以它完成为条件。',
  ],
  [
    'a limit of no kind',
    (d) => {
      d.clocks.answer.limit = { weeks: 3 };
    },
    '/clocks/answer/limit 须写其中一项：workingDays、days、months、officeHours、workingDaysIn、row、date、yearly、rules。',
  ],
  [
    'a limit below zero',
    (d) => {
      d.clocks.answer.limit = { workingDays: -1 };
    },
    '/clocks/answer/limit/workingDays 不能小于 0。',
  ],
  [
    'a choice without choices',
    (d) => {
      delete d.fields.outcome.choices;
    },
    '/fields/outcome/choices 须写 choices（选项）。',
  ],
  [
    'a number without a sequence',
    (d) => {
      d.number.pattern = '{year}';
    },
    '/number/pattern 编号须含 {seq} 或 {seq:位数}，另可含 {year}、{date}。',
  ],
  [
    'personal data on list pages',
    (d) => {
      d.fields.name.list = true;
    },
    '/fields/name 个人信息不能作为列表的列。',
  ],
  [
    'a list of targets without a last one',
    (d) => {
      d.actions.assign.to = [{ when: 'amount > 1', to: 'handling' }];
    },
    '/actions/assign/to 除最后一项外，每项须有 when；最后一项不写 when。',
  ],
  [
    'a name that is mistyped',
    (d) => {
      d.actions.ask.to = 'corecting';
    },
    '/actions/ask/to 没有名为“corecting”的状态。是否应为“correcting”？',
  ],
  [
    'a name that is like none',
    (d) => {
      d.actions.ask.by = ['mayor'];
    },
    '/actions/ask/by/0 没有名为“mayor”的办理角色。',
  ],
  [
    'an answer that is not asked',
    (d) => {
      d.actions.decide.needs[0].answers = ['agree'];
    },
    '/actions/decide/needs/0/answers/0 没有名为“agree”的答复。是否应为“agrees”？',
  ],
  [
    'a choice without a result',
    (d) => {
      delete d.actions.decide.result.of.同意;
    },
    '/actions/decide/result/of 没有写明“同意”对应的办理结果。',
  ],
  [
    'something that leaves an end',
    (d) => {
      d.actions.correct.from = ['closed'];
    },
    '/actions/correct/from/0 “办结”是终点，办结后不能再有操作。需要再办时，另立事项并关联；更正公示的内容，写 amends。',
  ],
  [
    'a clock after the end',
    (d) => {
      d.clocks.answer.while = ['closed'];
    },
    '/clocks/answer/while/0 办结后时限不再计算。',
  ],
  [
    'an expiry that its action does not allow',
    (d) => {
      d.actions.abandon.by = ['clerk'];
    },
    '/clocks/correction/expires/action 操作“视为放弃”的 by 中没有 clock，不能自动执行。',
  ],
  [
    'children that only a person can name',
    (d) => {
      d.children = {
        parts: { title: '子事项', type: 'parts', one: 'asked', about: 'item', passes: {}, atEnd: 'livesOn' },
      };
      d.actions.abandon.opens = ['parts'];
    },
    '/clocks/correction/expires/action 操作“视为放弃”要开启的子事项须由人选择，不能自动执行。',
  ],
  [
    'personal data in a table that is not personal',
    (d) => {
      d.fields.people = {
        title: '人员',
        type: 'table',
        columns: { name: { title: '姓名', type: 'text', personal: true } },
      };
    },
    '/fields/people/columns/name/personal 表格中有个人信息的，请把整个表格标为个人信息。',
  ],
  [
    'values that nobody can fill',
    (d) => {
      d.actions.abandon.fills = ['ground'];
    },
    '/actions/abandon/fills 由时限或系统自动执行的操作没有人填写，不能有必填字段。',
  ],
  [
    'a field of the wrong type',
    (d) => {
      d.actions.assign.transfer = 'note';
    },
    '/actions/assign/transfer “说明”须是部门字段。',
  ],
  [
    'a field both filled and cleared',
    (d) => {
      d.actions.ask.clears = ['ground'];
    },
    '/actions/ask/clears/0 同一字段不能既填写又清除。',
  ],
  [
    'silence without a limit',
    (d) => {
      delete d.tasks.opinion.limit;
    },
    '/tasks/opinion/silence 写明了逾期不答复的后果，须同时写 limit。',
  ],
  [
    'an extension whose rule is no expression',
    (d) => {
      d.actions.decide.clock = {
        answer: { extend: { rules: [{ when: 'amount >', limit: { days: 1 } }, { limit: { days: 1 } }] } },
      };
    },
    '/actions/decide/clock/answer/extend/rules/0/when 第 9 个字符附近的写法有误。',
  ],
  [
    'a task whose rule reads a field that is not there',
    (d) => {
      d.tasks.opinion.limit = {
        rules: [{ when: 'nothing == "x"', limit: { days: 1 } }, { limit: { days: 1 } }],
      };
    },
    '/tasks/opinion/limit/rules/0/when 没有字段“nothing”。可用的字段：name、amount、note、unit、ground、outcome。',
  ],
  [
    'an expression over no field',
    (d) => {
      d.actions.ask.needs = [{ else: '不行', test: 'amonut > 1' }];
    },
    '/actions/ask/needs/0/test 没有字段“amonut”。可用的字段：name、amount、note、unit、ground、outcome。',
  ],
  [
    'an expression of another type',
    (d) => {
      d.actions.ask.needs = [{ else: '不行', test: 'amount == "x"' }];
    },
    '/actions/ask/needs/0/test 比较或运算的两边类型不同。文字须加引号，数字不加引号。',
  ],
])('%s is told at its place', (_, edit, told) => {
  expect(problems(edit)).toContain(told);
});

describe('hostile definitions', () => {
  test.each([
    ['states', 10_000, '/states 状态最多 60 个，现有 10000 个。'],
    ['actions', 151, '/actions 操作最多 150 个，现有 151 个。'],
    ['clocks', 21, '/clocks 时限最多 20 个，现有 21 个。'],
    ['tasks', 13, '/tasks 协办任务最多 12 个，现有 13 个。'],
    ['children', 9, '/children 子事项最多 8 个，现有 9 个。'],
    ['fields', 81, '/fields 字段最多 80 个，现有 81 个。'],
  ])('too many %s are refused before anything else', (key, count, told) => {
    const many = Object.fromEntries(Array.from({ length: count }, (_, i) => [`x${i}`, null]));
    expect(
      problems((d) => {
        d[key] = many;
      }),
    ).toEqual([told]);
  });

  test('more than 256 KB', () => {
    expect(
      problems((d) => {
        d.basis = ['法'.repeat(100_000)];
      })[0],
    ).toMatch(/^ 定义不能超过 256 KB/);
  });

  test.each([
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    'valueOf',
    'a b',
    'Upper',
    '状态',
    'x'.repeat(41),
    '',
  ])('the name "%s"', (name) => {
    for (const key of ['states', 'actions', 'fields', 'parties', 'tasks', 'clocks']) {
      const draft = edited(small, () => {});
      const value = JSON.stringify(Object.values(draft[key])[0]);
      draft[key] = JSON.parse(`{${JSON.stringify(name)}: ${value}}`);
      expect(readCaseType(draft).ok).toBe(false);
    }
  });

  test('an object within itself, and nesting without end', () => {
    const cycle: Draft = edited(small, () => {});
    cycle.fields.note.help = cycle;
    expect(readCaseType(cycle)).toMatchObject({ ok: false });
    const deep = JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`);
    expect(
      readCaseType(
        edited(small, (d) => {
          d.basis = deep;
        }),
      ),
    ).toMatchObject({ ok: false });
  });

  test('nothing makes reading throw', () => {
    const places = [
      'fields',
      'states',
      'actions',
      'clocks',
      'tasks',
      'open',
      'parties',
      'number',
      'retention',
      'results',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue(), (place, value) => {
        const read = readCaseType({ ...small, [place]: value });
        return (
          read.ok || read.problems.every((one) => one.message.endsWith('。') || one.message.endsWith('？'))
        );
      }),
      { numRuns: 500 },
    );
    for (const value of [undefined, null, 3, 'x', [], () => {}]) expect(readCaseType(value).ok).toBe(false);
  });

  test('any part in the place of any other is read or told', () => {
    const names = Object.keys(small.actions);
    const keys = ['to', 'from', 'by', 'fills', 'needs', 'approve', 'result', 'clock', 'opens', 'times'];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.constantFrom(...keys), fc.jsonValue(), (name, key, value) => {
        const read = readCaseType(
          edited(small, (d) => {
            d.actions[name][key] = value;
          }),
        );
        return typeof read.ok === 'boolean';
      }),
      { numRuns: 500 },
    );
  });
});

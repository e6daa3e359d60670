import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileExpression, isFieldName, type RuleField } from './index.ts';

const fields = new Map<string, RuleField>([
  ['outcome', { title: '答复类型', type: 'string' }],
  ['days', { title: '延期工作日', type: 'number' }],
  ['solved', { title: '是否解决', type: 'boolean' }],
  ['units', { title: '会办单位', type: 'strings' }],
]);

const expression = (source: string) => {
  const compiled = compileExpression(source, fields);
  if (!compiled.ok) throw new Error(compiled.problem.message);
  return compiled.expression;
};
const problem = (source: string) => {
  const compiled = compileExpression(source, fields);
  return compiled.ok ? undefined : compiled.problem.message;
};
const values = new Map<string, unknown>([
  ['outcome', '公开'],
  ['days', 3],
  ['solved', true],
  ['units', ['a', 'b']],
]);

test.each([
  ['outcome == "公开"', true],
  ['outcome in ["公开", "部分公开"]', true],
  ['days == 3', true],
  ['days != 3', false],
  ['days + 1 > 3.5', true],
  ['1 - days < 0', true],
  ['days in [1, 2]', false],
  ['days in [3]', true],
  ['"a" in units && size(units) == 2', true],
  ['!solved || days >= 10', false],
  ['solved ? days < 5 : days < 2', true],
  ['outcome.startsWith("公")', true],
  ['filled(days)', true],
])('%s is %s', (source, result) => {
  expect(expression(source).evaluate(values)).toEqual({ is: 'value', value: result });
});

describe('a missing field', () => {
  test('is named, and the expression does not hold', () => {
    const one = expression('days > 3');
    expect(one.evaluate(new Map([['outcome', 'x']]))).toEqual({ is: 'missing', field: 'days' });
    expect(one.evaluate(new Map([['days', null]]))).toEqual({ is: 'missing', field: 'days' });
    expect(one.holds(new Map())).toBe(false);
    expect(expression('!(days > 3)').holds(new Map())).toBe(false);
  });
  test('matters only where it decides', () => {
    expect(expression('solved || days > 3').holds(new Map([['solved', true]]))).toBe(true);
    expect(expression('days > 3 || solved').holds(new Map([['solved', true]]))).toBe(true);
    expect(expression('days > 3 && solved').evaluate(new Map([['solved', false]]))).toEqual({
      is: 'value',
      value: false,
    });
  });
  test('can be asked for', () => {
    expect(expression('!filled(days)').holds(new Map())).toBe(true);
    expect(expression('filled(units) && size(units) > 1').holds(new Map())).toBe(false);
  });
});

test.each([
  ['', '条件不能为空。'],
  [`outcome == "${'x'.repeat(300)}"`, '条件不能超过 300 个字符。'],
  ['outcom == "x"', '没有字段“outcom”。可用的字段：outcome、days、solved、units。'],
  ['outcome == 3', '比较或运算的两边类型不同。文字须加引号，数字不加引号。'],
  ['days', '条件的结果须是“是”或“否”。'],
  ['outcome.matches("(a+)+$")', '不能使用“.matches()”。可用的有：startsWith、endsWith、contains。'],
  ['units.all(u, u == "a")', '不能使用“.all()”。可用的有：startsWith、endsWith、contains。'],
  ['units.map(u, u) == units', '不能使用“.map()”。可用的有：startsWith、endsWith、contains。'],
  ['cel.bind(x, 1, x == 1)', '不能使用“.bind()”。可用的有：startsWith、endsWith、contains。'],
  ['has(outcome.x)', '不能使用函数“has”。可用的函数：size、filled。'],
  ['timestamp(outcome) == timestamp("x")', '不能使用函数“timestamp”。可用的函数：size、filled。'],
  ['filled(1 + 2)', 'filled 的括号内须是一个字段名。'],
  ['outcome.constructor == "x"', '不能取字段的成员、下标，也不能写映射。'],
  ['units[0] == "a"', '不能取字段的成员、下标，也不能写映射。'],
  ['outcome == null', '只能写文字、数字和 true、false。'],
  ['days < 99999999999999999999999', '数字过大。'],
  ['days < 1e999', '数字写法有误，或数字过大。'],
  ['outcome == "a', '第 12 个字符附近的写法有误。'],
  [`${'1+'.repeat(40)}1 == 41`, '条件过于复杂，最多 60 个成分。'],
])('%s is refused', (source, message) => {
  expect(problem(source)).toContain(message);
});

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])(
  'the member %s of every object is no field, whatever the values hold',
  (name) => {
    expect(problem(`${name} == "x"`)).toBeDefined();
    expect(isFieldName(name)).toBe(false);
    const compiled = compileExpression(`${name} == "x"`, new Map([[name, { title: '甲', type: 'string' }]]));
    expect(compiled.ok).toBe(false);
  },
);

test('values are read by name only from the map', () => {
  const compiled = compileExpression('a == "x"', new Map([['a', { title: '甲', type: 'string' }]]));
  expect(compiled.ok && compiled.expression.evaluate(new Map())).toEqual({ is: 'missing', field: 'a' });
});

test('deep nesting is refused or evaluated, and never overflows', () => {
  for (const [open, close] of [
    ['(', ')'],
    ['!', ''],
    ['[', ']'],
  ] as const) {
    const source = `${open.repeat(140)}solved${close.repeat(140)}`;
    const compiled = compileExpression(source, fields);
    if (compiled.ok) expect(compiled.expression.holds(values)).toBe(true);
    else expect(compiled.problem.message).toMatch(/。$/);
  }
});

test('a value of another type and a division by zero are faults that do not hold', () => {
  expect(expression('days > 3').evaluate(new Map([['days', '3']]))).toMatchObject({ is: 'fault' });
  expect(expression('1 / 0 == 1').evaluate(values)).toEqual({ is: 'fault', reason: 'division_by_zero' });
});

test('no text makes the compiler or an evaluation throw', () => {
  const token = fc.constantFrom(
    ...[
      'outcome',
      'days',
      'solved',
      'units',
      '"x"',
      '1',
      '2.5',
      '==',
      '&&',
      '||',
      '!',
      '(',
      ')',
      '[',
      ']',
      ' in ',
      '+',
    ],
    ...[
      '-',
      '?',
      ':',
      '.',
      ',',
      'size(',
      'filled(',
      '.contains(',
      '{',
      '}',
      '__proto__',
      '\\',
      '"',
      '`',
      '\u0000',
    ],
  );
  fc.assert(
    fc.property(
      fc.array(token, { maxLength: 30 }),
      fc.dictionary(fc.constantFrom('outcome', 'days', 'solved', 'units'), fc.anything()),
      (tokens, record) => {
        const compiled = compileExpression(tokens.join(''), fields);
        if (!compiled.ok) return compiled.problem.message.endsWith('。');
        return typeof compiled.expression.holds(new Map(Object.entries(record))) === 'boolean';
      },
    ),
    { numRuns: 2_000 },
  );
});

test.each([
  ['outcome == "不予公开" || outcome == "部分公开"', '“答复类型”为“不予公开”，或者“答复类型”为“部分公开”'],
  ['days > 3 && (solved || !filled(units))', '“延期工作日”大于3，并且（“是否解决”，或者“会办单位”未填写）'],
  ['!solved', '“是否解决”为否'],
  ['outcome in ["公开", "其他"]', '“答复类型”为“公开”、“其他”之一'],
  ['"a" in units', '“会办单位”含有“a”'],
  ['size(units) >= 2', '“会办单位”的个数不小于2'],
])('%s is read as %s', (source, words) => {
  expect(expression(source).words).toBe(words);
});

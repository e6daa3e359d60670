import fc from 'fast-check';
import type { CaseType } from '../format/caseType.ts';

const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
const drop = (value: object): object => JSON.parse(JSON.stringify(value)) as object;

// A condition of a target, of a test and of a `when` differ: the explorer takes each as independent of the others.
const STATES = ['s0', 's1', 's2'];
const NEEDS = fc.constantFrom<object>(
  { test: 'size(kind) > 1' },
  { filled: ['note'] },
  { filled: ['units'] },
  { when: 'kind == "x"', filled: ['note'] },
  { within: 'clock0' },
  { after: 'clock0' },
  { within: 'clock1' },
  { tasks: 'ask' },
  { tasks: 'ask', answers: ['yes'] },
  { tasks: 'ask', answers: ['no'] },
  { tasks: 'units' },
  { tasks: 'units', answers: ['yes'] },
  { tasks: 'units', answers: ['yes', 'late'] },
  { tasks: 'subscribers', answers: ['yes'] },
  { when: 'kind == "x"', tasks: 'ask' },
  { children: 'parts' },
  { children: 'parts', results: ['good'] },
);

const target = fc.constantFrom<unknown>('s0', 's1', 's2', 'done', 'done', 'gone', undefined, [
  { when: 'kind == "y"', to: 's1' },
  { to: 'done' },
]);

const action = (auto: boolean) =>
  fc
    .record({
      from: fc.oneof(fc.constant('open'), fc.subarray(STATES, { minLength: 1 })),
      by: auto
        ? fc.constantFrom(['clock', 'engine'], ['clock', 'engine', 'clerk'], ['clock', 'engine', 'outsider'])
        : fc.constantFrom(['clerk'], ['outsider'], ['clerk', 'outsider']),
      to: target,
      fills: auto ? fc.constant(undefined) : maybe(fc.constant(['note'])),
      asks: auto ? fc.constant(undefined) : maybe(fc.constant(['note'])),
      clears: maybe(fc.constant(['note'])),
      needs: fc.array(NEEDS, { maxLength: 2 }),
      opens: maybe(fc.subarray(['ask', 'units', 'subscribers', 'parts'], { minLength: 1, maxLength: 2 })),
      times: maybe(fc.constantFrom(1, 2)),
      clock: maybe(
        fc.constantFrom<object>(
          { clock0: 'restart' },
          { clock0: { extend: { workingDays: 1 } } },
          { clock1: { hold: 'excluded', until: { days: 1 } } },
        ),
      ),
    })
    .map(({ needs, asks, fills, clears, ...rest }) =>
      drop({
        title: '操作',
        ...rest,
        fills,
        asks: fills === undefined ? asks : undefined,
        clears: fills === undefined && asks === undefined ? clears : undefined,
        needs: needs.map((need) => ({ else: '不行', ...need })),
      }),
    );

const clock = fc
  .record({
    while: fc.subarray(STATES, { minLength: 1 }),
    again: fc.constantFrom('restart', 'resume', 'never'),
    expires: fc.constantFrom<object>({ action: 'auto' }, { nothing: '示例' }),
  })
  .map((rest) => ({ title: '时限', limit: { workingDays: 1 }, ...rest }));

const task = (to: unknown) =>
  fc
    .record({
      silence: maybe(fc.constantFrom<object>({ counts: 'late' }, { tell: ['clerk'] })),
      holds: maybe(fc.constant({ clock: 'clock0', as: 'excluded' })),
      on: maybe(fc.constantFrom<object>({ yes: 'auto' }, { no: 'auto' })),
      atEnd: fc.constantFrom('required', 'cancelled', 'livesOn'),
    })
    .map((rest) =>
      drop({
        title: '任务',
        to,
        answers: { yes: '是', no: '否', late: '逾期' },
        limit: { workingDays: 1 },
        ...rest,
      }),
    );

/** Small definitions of every shape: sound ones and unsound ones. They pass `readCaseType`. */
export const randomCaseType: fc.Arbitrary<CaseType> = fc
  .record({
    auto: action(true),
    more: fc.array(action(false), { minLength: 2, maxLength: 5 }),
    clock0: clock,
    clock1: clock,
    ask: fc.constantFrom('clerk', 'outsider').chain(task),
    units: task({ each: 'units' }),
    subscribers: task({ register: 'subscribers' }),
    joined: maybe(fc.constant('auto')),
    childrenAtEnd: fc.constantFrom('required', 'withdrawn', 'livesOn'),
    opening: fc.constantFrom<object>(
      { fills: ['kind', 'units'] },
      { fills: ['kind', 'units'], asks: ['note'] },
    ),
  })
  .map((parts) => {
    const actions = Object.fromEntries([
      ['auto', parts.auto],
      ...parts.more.map((one, i) => [`a${i}`, one] as const),
    ]);
    return {
      format: 1,
      name: 'random',
      title: '随机',
      group: 'tests',
      basis: [],
      number: { pattern: '{seq}' },
      open: { by: ['clerk'], to: 's0', ...parts.opening },
      fields: {
        kind: { title: '类别', type: 'choice', choices: ['x', 'y'] },
        note: { title: '说明', type: 'text' },
        units: { title: '单位', type: 'department', many: true },
      },
      parties: {
        clerk: { title: '经办人', right: 'cases:tests:write' },
        outsider: { title: '申请人', receipt: true },
      },
      states: {
        s0: { title: '一', kind: 'open', for: [] },
        s1: { title: '二', kind: 'open', for: [] },
        s2: { title: '三', kind: 'open', for: [] },
        done: { title: '办结', kind: 'done' },
        gone: { title: '终止', kind: 'done' },
      },
      actions,
      clocks: { clock0: parts.clock0, clock1: parts.clock1 },
      tasks: { ask: parts.ask, units: parts.units, subscribers: parts.subscribers },
      children: drop({
        parts: {
          title: '子事项',
          type: 'parts',
          one: { each: 'units' },
          passes: {},
          joined: parts.joined,
          atEnd: parts.childrenAtEnd,
        },
      }),
      retention: [{ months: 1, do: 'archive' }],
    } as unknown as CaseType;
  });

import { expect, test } from 'vitest';
import { reportOn } from '../report.ts';
import { businessServicesIn } from './schema.ts';

const action = (name: string, nextState: string | null, ...roles: string[]) => ({
  action: name,
  nextState,
  roles,
});
const state = (name: string | null, actions: object[], more: object = {}) => ({
  state: name,
  applicationStatus: name,
  isStartState: name === null,
  isTerminateState: actions.length === 0,
  sla: 86_400_000,
  actions,
  ...more,
});
/** Written for this test in the shape that DIGIT's service takes. */
const lampService = (edit: (states: ReturnType<typeof state>[]) => void = () => {}) => {
  const states = [
    state(null, [action('APPLY', 'TO_ASSIGN', 'CITIZEN', 'COUNTER')]),
    state('TO_ASSIGN', [
      action('ASSIGN', 'AT_WORK', 'DISPATCHER'),
      action('REJECT', 'REJECTED', 'DISPATCHER'),
    ]),
    state('AT_WORK', [
      action('RESOLVE', 'RESOLVED', 'ENGINEER'),
      action('REASSIGN', 'TO_ASSIGN', 'ENGINEER'),
    ]),
    state('RESOLVED', []),
    state('REJECTED', []),
  ];
  edit(states);
  return {
    BusinessServices: [{ tenantId: 'pb', businessService: 'LAMPS', businessServiceSla: 432_000_000, states }],
  };
};

test('a service that is right can be published', () => {
  expect(reportOn(lampService())).toEqual({
    ok: true,
    lines: ['LAMPS（lamps）：5 种情形，5 步。', '结论：可以发布。'],
  });
});

test.each<[string, Parameters<typeof lampService>[0], boolean, string]>([
  [
    'a state without a limit',
    (states) => {
      states[2]!.sla = 0;
    },
    true,
    '警告 “AT_WORK”没有自己的时限。',
  ],
  [
    'several starts',
    (states) => {
      states[1]!.isStartState = true;
    },
    false,
    '错误 有 2 个起点：“新建”、“TO_ASSIGN”。须恰有一个。',
  ],
  [
    'no start',
    (states) => {
      states[0]!.isStartState = false;
    },
    false,
    '错误 没有起点。须恰有一个。',
  ],
  [
    'an end that is left',
    (states) => {
      states[3]!.actions = [action('REOPEN', 'AT_WORK', 'CITIZEN')];
    },
    false,
    '错误 “RESOLVED”是终点，却还能“REOPEN”。',
  ],
  [
    'a state that is not there',
    (states) => {
      states[2]!.actions.push(action('ESCALATE', 'NOWHERE', 'ENGINEER'));
    },
    false,
    '错误 “AT_WORK”的“ESCALATE”通向不存在的状态“NOWHERE”。',
  ],
  [
    'an action for nobody',
    (states) => {
      states[1]!.actions[1] = action('REJECT', 'REJECTED');
    },
    false,
    '错误 没有人可以办理“REJECT”。',
  ],
  [
    'a state that only the citizen leaves',
    (states) => {
      states[2]!.actions = [
        action('ASK', 'AT_CITIZEN', 'ENGINEER'),
        action('RESOLVE', 'RESOLVED', 'ENGINEER'),
      ];
      states.push(state('AT_CITIZEN', [action('REPLY', 'AT_WORK', 'CITIZEN')]));
    },
    false,
    '错误 从“AT_CITIZEN”只靠工作人员和时限无法办结：对方不作为，或答复不利，就一直停在这里。',
  ],
  [
    'a state without a way out',
    (states) => {
      states[2]!.actions.push(action('PARK', 'PARKED', 'ENGINEER'));
      states.push(state('PARKED', [action('NOTE', null, 'ENGINEER')]));
    },
    false,
    '错误 从“PARKED”无法到达“RESOLVED”、“REJECTED”。',
  ],
])('%s', (_, edit, ok, line) => {
  const report = reportOn(lampService(edit));
  expect(report.lines).toContain(line);
  expect(report.ok).toBe(ok);
});

test('a list of services and one alone are read too, anything else is told', () => {
  const { BusinessServices } = lampService();
  expect(businessServicesIn(BusinessServices)).toHaveLength(1);
  expect(businessServicesIn(BusinessServices[0])).toHaveLength(1);
  expect(reportOn({ states: [] }).lines).toEqual([
    '既不是本系统的事项定义（缺少 format），也不是 DIGIT 的流程配置。',
  ]);
  expect(reportOn(null).ok).toBe(false);
});

test('names of any form become names, and none is given twice', () => {
  const report = reportOn(
    lampService((states) => {
      for (const name of ['constructor', '__proto__', '维修', '9', 'AT WORK', 'at-work']) {
        states[1]!.actions.push(action(name, 'AT_WORK', 'DISPATCHER', '城管', 'toString'));
      }
    }),
  );
  expect(report.ok).toBe(true);
});

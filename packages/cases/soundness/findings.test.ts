import { expect, test } from 'vitest';
import { readCaseType } from '../format/read.ts';
import { type Draft, edited, small } from '../testing/small.ts';
import { checkSoundness } from './check.ts';
import { type Level, pathText } from './finding.ts';

type Edit = (draft: Draft) => void;

const findingsOf = (...edits: Edit[]) => {
  const read = readCaseType(
    edited(small, (draft) => {
      for (const edit of edits) edit(draft);
    }),
  );
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return checkSoundness(read.type).findings;
};

/** Each: what is wrong, the level, the words, how it is broken, and how it is mended on top of that. */
const cases: [code: string, level: Level, words: string, broken: Edit, mended: Edit][] = [
  [
    'no-end',
    'error',
    '从“待补正”无法到达“办结”、“视为放弃”。此时“视为放弃”不能办理（补正次数已满）。',
    (d) => {
      d.actions.abandon = {
        title: '视为放弃',
        from: ['correcting', 'received'],
        by: ['clerk'],
        to: 'abandoned',
        needs: [{ tasks: 'opinion', answers: ['agrees'], else: '补正次数已满' }],
      };
      delete d.actions.correct;
      d.states.correcting.for = ['clerk'];
      d.clocks.correction.expires = { tell: ['clerk'] };
      // Keeps the action from being one that never happens.
      d.actions.abandon.from.push('handling');
    },
    (d) => {
      delete d.actions.abandon.needs;
    },
  ],
  [
    'needs-outsider',
    'error',
    '从“待补正”只靠工作人员和时限无法办结：对方不作为，或答复不利，就一直停在这里。',
    (d) => {
      d.clocks.correction.expires = { tell: ['clerk'] };
      d.actions.abandon = { title: '放弃', from: ['correcting'], by: ['applicant'], to: 'abandoned' };
    },
    (d) => {
      d.actions.abandon.by = ['applicant', 'clerk'];
    },
  ],
  [
    'needs-outsider',
    'error',
    '从“办理中”只靠工作人员和时限无法办结：对方不作为，或答复不利，就一直停在这里。此时“征求意见”尚未完成，“决定”不能办理（承办单位尚未提出意见）。',
    (d) => {
      d.tasks.opinion.to = 'applicant';
      delete d.tasks.opinion.silence;
      d.states.handling.for = ['clerk'];
    },
    (d) => {
      d.tasks.opinion.silence = { counts: 'agrees' };
    },
  ],
  [
    'needs-guard',
    'warning',
    '从“办理中”能否办结，取决于“决定”的条件是否满足（条件：金额过大）。条件不满足时没有别的出路。',
    (d) => {
      d.actions.decide.needs.push({ test: 'amount < 1000', else: '金额过大' });
    },
    (d) => {
      d.actions.reject = { title: '不予受理', from: ['handling', 'received'], by: ['clerk'], to: 'closed' };
    },
  ],
  [
    'needs-guard',
    'warning',
    '从“办理中”能否办结，取决于“决定”的条件是否满足（取决于去向的条件）。条件不满足时没有别的出路。',
    (d) => {
      d.actions.decide.to = [{ when: 'amount < 1000', to: 'closed' }, { to: 'handling' }];
    },
    (d) => {
      d.actions.decide.to = [{ when: 'amount < 1000', to: 'closed' }, { to: 'abandoned' }];
    },
  ],
  [
    'loop',
    'warning',
    '“已登记”、“待补正”可以循环而没有次数限制，只有对方能使它停止。请限制次数（times），或增加工作人员可以直接办结的操作。',
    (d) => {
      // Officials can only ask the unit, and its answer decides; a refusal leads back.
      delete d.actions.ask.times;
      d.actions.assign.from = ['correcting'];
      d.actions.assign.by = ['applicant', 'clock'];
      d.actions.assign.to = 'handling';
      delete d.actions.assign.transfer;
      delete d.actions.abandon;
      delete d.states.abandoned;
      d.clocks.correction.expires = { action: 'assign' };
    },
    (d) => {
      d.actions.ask.times = 2;
    },
  ],
  [
    'never',
    'error',
    '“决定”在任何情况下都不会发生。',
    (d) => {
      d.actions.decide.needs = [{ within: 'correction', else: '逾期' }];
    },
    (d) => {
      d.actions.decide.needs = [];
    },
  ],
  [
    'never',
    'error',
    '没有操作会交办任务“征求意见”。',
    (d) => {
      delete d.actions.assign.opens;
    },
    (d) => {
      d.actions.assign.opens = ['opinion'];
    },
  ],
  [
    'unreached',
    'error',
    '任何事项都到不了“听证”。',
    (d) => {
      d.states.hearing = { title: '听证', kind: 'open', for: [], noClock: '示例' };
    },
    (d) => {
      d.actions.hear = { title: '听证', from: ['received'], by: ['clerk'], to: 'hearing' };
      d.actions.heard = { title: '听证结束', from: ['hearing'], by: ['clerk'], to: 'closed' };
    },
  ],
  [
    'expiry-refused',
    'error',
    '在“待补正”时“补正”时限届满，但“视为放弃”在此时不能执行。',
    (d) => {
      d.actions.abandon.needs = [{ filled: ['unit'], else: '没有承办单位' }];
      d.actions.ask.asks = ['unit'];
    },
    (d) => {
      d.actions.ask.asks = [];
      d.actions.ask.fills = ['unit'];
    },
  ],
  [
    'nobody',
    'error',
    '没有人可以办理“补正”。',
    (d) => {
      d.actions.correct.by = [];
      d.states.correcting.for = [];
    },
    (d) => {
      d.actions.correct.by = ['applicant'];
    },
  ],
  [
    'nobody',
    'error',
    '没有人可以提出此类事项。',
    (d) => {
      d.open.by = [];
    },
    (d) => {
      d.open.by = ['clerk'];
    },
  ],
  [
    'outside-approver',
    'error',
    '“决定”的审批人“申请人”不是工作人员。',
    (d) => {
      d.actions.decide.approve = ['applicant'];
    },
    (d) => {
      d.actions.decide.approve = ['head'];
    },
  ],
  [
    'no-clock',
    'error',
    '“已登记”没有任何时限。请设时限，或在 noClock 中说明理由。',
    (d) => {
      d.clocks.answer.while = ['handling'];
    },
    (d) => {
      d.states.received.noClock = '即时交办';
    },
  ],
  [
    'idle-inbox',
    'error',
    '“已登记”列为“负责人”的待办，但其在此没有可办的操作或任务。',
    (d) => {
      d.states.received.for = ['head'];
    },
    (d) => {
      d.actions.assign.approve = ['head'];
    },
  ],
  [
    'needs-outsider',
    'error',
    '从“办理中”只靠工作人员和时限无法办结：对方不作为，或答复不利，就一直停在这里。此时“征求意见”尚未完成，“决定”不能办理（承办单位尚未提出意见）。',
    (d) => {
      delete d.tasks.opinion.silence;
      d.tasks.opinion.needs = {
        agrees: [{ test: 'amount > 5', else: '金额过小' }],
        refuses: [{ test: 'amount > 5', else: '金额过小' }],
      };
    },
    (d) => {
      delete d.tasks.opinion.needs.refuses;
    },
  ],
  [
    'no-limit',
    'error',
    '任务“征求意见”没有时限。',
    (d) => {
      d.tasks.opinion.atEnd = 'required';
      delete d.tasks.opinion.limit;
      delete d.tasks.opinion.silence;
    },
    (d) => {
      d.tasks.opinion.limit = { days: 5 };
    },
  ],
  [
    'no-release',
    'error',
    '“中止”中止“答复”时限后，没有操作恢复，也没有写明截止（until）。',
    (d) => {
      d.actions.pause = {
        title: '中止',
        from: ['handling'],
        by: ['clerk'],
        clock: { answer: { hold: 'suspended' } },
      };
    },
    (d) => {
      d.actions.goOn = { title: '恢复', from: ['handling'], by: ['clerk'], clock: { answer: 'release' } };
    },
  ],
  [
    'never-filled',
    'error',
    '“交办”的条件要看“理由”，但在此之前没有任何操作填写它。',
    (d) => {
      d.actions.ask.fills = [];
      d.actions.assign.needs = [{ test: 'ground == "紧急"', else: '不紧急' }];
    },
    (d) => {
      d.actions.ask.fills = ['ground'];
    },
  ],
  [
    'publishes-personal',
    'error',
    '公开内容中有个人信息“申请人”。',
    (d) => {
      d.publication = [{ states: ['closed'], fields: ['name'] }];
    },
    (d) => {
      delete d.fields.name.personal;
    },
  ],
  [
    'promise-too-long',
    'error',
    '“答复”的承诺时限长于法定时限。',
    (d) => {
      d.clocks.answer.promised = { workingDays: 21 };
    },
    (d) => {
      d.clocks.answer.promised = { workingDays: 10 };
    },
  ],
  [
    'silent-end',
    'warning',
    '“决定”使事项到“办结”结束，但没有告知提出人：没有文书、公开或可查询的内容。',
    (d) => {
      d.sees = { applicant: [] };
    },
    (d) => {
      d.publication = [{ states: ['closed', 'abandoned'], fields: ['amount'] }];
    },
  ],
  [
    'cancelled-at-end',
    'info',
    '“撤回”办结时，未完成的“征求意见”会被取消。',
    (d) => {
      d.actions.withdraw = { title: '撤回', from: 'open', by: ['applicant'], to: 'abandoned' };
    },
    (d) => {
      d.actions.withdraw.from = ['received', 'correcting'];
    },
  ],
];

test.each(cases)('%s (%s): %s', (code, level, words, broken, mended) => {
  const found = findingsOf(broken).filter((one) => one.code === code);
  expect(found.map((one) => one.message)).toContainEqual(expect.stringContaining(words));
  expect(found.every((one) => one.level === level)).toBe(true);
  const after = findingsOf(broken, mended);
  expect(after.filter((one) => one.code === code && one.message.includes(words))).toEqual([]);
});

test('a finding has its way from the opening, in words', () => {
  const stuck = findingsOf((d) => {
    d.clocks.correction.expires = { tell: ['clerk'] };
    delete d.actions.abandon;
    delete d.states.abandoned;
  }).find((one) => one.code === 'needs-outsider')!;
  expect(pathText(stuck.path)).toBe('提出（已登记） → 要求补正（待补正）');
  expect(stuck.states).toEqual(['correcting']);
});

test('the chart has each way once, who goes it, and the findings at their places', () => {
  const read = readCaseType(
    edited(small, (d) => {
      d.actions.decide.needs.push({ test: 'amount < 1000', else: '金额过大' });
    }),
  );
  const { graph, findings } = checkSoundness(read.ok ? read.type : small);
  expect(graph.states.map(({ name, first }) => `${name}${first ? ' first' : ''}`)).toEqual([
    'received first',
    'correcting',
    'handling',
    'closed',
    'abandoned',
  ]);
  const decide = graph.edges.find((edge) => edge.action === 'decide')!;
  expect(decide).toMatchObject({
    from: 'handling',
    to: 'closed',
    label: '决定',
    by: 'inside',
    guarded: true,
  });
  expect(decide.findings.map((i) => findings[i]!.code)).toEqual(['needs-guard']);
  expect(graph.edges.find((edge) => edge.action === 'abandon')).toMatchObject({
    by: 'machine',
    label: '“补正”时限届满，随即“视为放弃”',
  });
});

test('a definition with too many combinations is too large, and its tasks are named', () => {
  const many: Edit = (d) => {
    for (let i = 0; i < 11; i++) {
      d.tasks[`unit${i}`] = { ...d.tasks.opinion, title: `会办${i}`, holds: undefined };
      delete d.tasks[`unit${i}`].holds;
      d.actions.assign.opens.push(`unit${i}`);
      d.actions.decide.needs.push({ tasks: `unit${i}`, answers: ['agrees'], else: '未同意' });
    }
  };
  const found = findingsOf(many).find((one) => one.code === 'too-large')!;
  expect(found.message).toContain('情形超过 100,000 种');
  expect(found.message).toContain('“会办10”');
});

import {
  type CaseType,
  type Course,
  checkSoundness,
  compileCaseType,
  deadlinesOf,
  openCourse,
  run,
  settle,
} from '@mingcha/cases';
import { libraryCalendar } from '@mingcha/kernel/workingDays';
import { isDueAt, usualHours } from '@mingcha/lifecycle/clocks';
import { expect, test } from 'vitest';
import { commitments } from './approval/commitments.ts';
import { awards } from './award/awards.ts';
import { constructionProjects } from './construction/projects.ts';
import { seriousListings } from './credit/listings.ts';
import { creditRepairs } from './credit/repairs.ts';
import { enterpriseRequests } from './enterprise/requests.ts';
import { inspectionVisits } from './inspection/visits.ts';
import { leads } from './lead/leads.ts';
import { badRatings } from './rating/bad-ratings.ts';
import { licenceClaims } from './registration/claims.ts';
import { simpleDeregistrations } from './registration/deregistrations.ts';

const office = { calendar: libraryCalendar, hours: usualHours };
/** An instant of a day in Asia/Shanghai. */
const on = (day: string) => ({ at: new Date(`${day}T10:00:00+08:00`).toISOString(), office });

type Values = Record<string, unknown>;
/** An action by its party, with what it fills in; what others must approve is approved at once. A day lets time pass until then. */
type Step = [action: string, by: string, values?: Values] | { until: string };

/** The days on which the limits of a case end that was opened on Wednesday 2026-07-01, after these steps of that day. */
function dues(type: CaseType, [by, values]: [string, Values], steps: readonly Step[]): Values {
  const compiled = compileCaseType(type);
  const actor = (party: string) => ({ id: party, parties: new Set([party]) });
  // What code decides is tested with the code.
  const hooks = new Map(Object.keys(type.hooks ?? {}).map((name) => [name, undefined] as const));
  const when = (day: string) => ({ ...on(day), lookups: { hooks } });
  let moment = when('2026-07-01');
  const opened = openCourse(compiled, { actor: actor(by), values }, moment);
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
  let course: Course = opened.opened.course;
  const go = (command: Parameters<typeof run>[2]) => {
    const { refusal, course: next } = run(compiled, course, command, moment);
    expect([command, refusal]).toEqual([command, undefined]);
    course = next;
  };
  for (const step of steps) {
    if ('until' in step) {
      moment = when(step.until);
      course = settle(compiled, course, moment).course;
      continue;
    }
    const [action, party, given] = step;
    go({ do: 'act', action, actor: actor(party), ...(given && { values: given }) });
    for (const one of type.actions[action]!.approve ?? [])
      go({ do: 'approve', action, actor: { ...actor(one), id: `another ${one}` } });
  }
  const ends = deadlinesOf(compiled, course, office).flatMap(({ of, name, due }) =>
    of === 'clock' && isDueAt(due) ? [[name, due.day]] : [],
  );
  return Object.fromEntries(ends);
}

const company = { name: '甲公司', uscc: '91620300MA7EXAMPLE' };
const assign: Step = ['assign', 'office', { dept: 'd01' }];

test('a lead is checked within 15 working days and 15 more; who reported under a name is told within 5', () => {
  const open: [string, Values] = ['office', { subject: '甲', facts: '线索', named: true }];
  expect(dues(leads, open, [assign])).toEqual({ check: '2026-07-22' });
  const extended: Step[] = [assign, ['extend', 'unit', { ground: '复杂' }]];
  expect(dues(leads, open, extended)).toEqual({ check: '2026-08-12' });
  const concluded: Step = ['conclude', 'unit', { finding: '属实', outcome: '立案查处' }];
  expect(dues(leads, open, [assign, concluded])).toEqual({ tell: '2026-07-08' });
});

test('a bad rating is put right within 15 working days from when it was given', () => {
  const open: [string, Values] = ['office', { service: '许可', level: '不满意' }];
  expect(dues(badRatings, open, [])).toEqual({ verify: '2026-07-02', fix: '2026-07-22' });
  expect(dues(badRatings, open, [{ until: '2026-07-02' }, assign])).toEqual({ fix: '2026-07-22' });
});

test('a question of an enterprise takes 3 working days, anything else 15', () => {
  const open: [string, Values] = ['office', { company: '甲', text: '诉求' }];
  const of = (kind: string) =>
    dues(enterpriseRequests, open, [['dispatch', 'office', { dept: 'd01', kind }]]).handle;
  expect([of('政策咨询'), of('融资')]).toEqual(['2026-07-06', '2026-07-22']);
});

test('a deregistration has 20 days of notice and 20 to apply; a household business 10 days for departments', () => {
  const open = (kind: string): [string, Values] => ['entity', { ...company, kind, pledge: ['f1'] }];
  const publish: Step = ['publish', 'registrar', { eligible: true, depts: ['d01'] }];
  expect(dues(simpleDeregistrations, open('企业'), [publish])).toEqual({ notice: '2026-07-21' });
  expect(dues(simpleDeregistrations, open('企业'), [publish, { until: '2026-07-22' }])).toEqual({
    apply: '2026-08-10',
  });
  expect(dues(simpleDeregistrations, open('个体工商户'), [publish])).toEqual({ ask: '2026-07-11' });
});

test('a claim takes 1 working day, the feedback 3 from the decision', () => {
  const values = { ...company, matter: '许可', dept: 'd01', registeredOn: '2026-06-30' };
  expect(dues(licenceClaims, ['registrar', values], [])).toEqual({ claim: '2026-07-02' });
  const decided: Step = ['decide', 'unit', { outcome: '已备案', decidedOn: '2026-07-01' }];
  expect(
    dues(licenceClaims, ['registrar', values], [['claim', 'unit'], { until: '2026-07-03' }, decided]),
  ).toEqual({ feedback: '2026-07-06' });
});

test('a commitment is decided on the spot and verified within two months', () => {
  const open: [string, Values] = ['applicant', { item: 'food', applicantName: '甲' }];
  const pledged: Step[] = [
    ['tell', 'window', { told: '条件', dept: 'd01', supervisor: 'd02' }],
    ['pledge', 'applicant', { pledge: ['f1'] }],
  ];
  expect(dues(commitments, open, pledged)).toEqual({ decide: '2026-07-02' });
  const granted: Step = ['grant', 'unit', { clean: true, certificate: '1' }];
  expect(dues(commitments, open, [...pledged, granted])).toEqual({ verify: '2026-09-01' });
});

test('an award has the dates of its year, also in a leap year; late papers do not become overdue once sent', () => {
  const open = (year: number): [string, Values] => [
    'county',
    { applicant: '甲', applicantCode: '1', year, project: '项目', clause: '条款', county: 'd01' },
  ];
  const apply: Step = ['apply', 'county', { material: ['f1'] }];
  const audit: Step = ['audit', 'county', { checked: '齐全', audit: ['f2'] }];
  expect(dues(awards, open(2026), [])).toEqual({ apply: '2026-12-31' });
  expect(dues(awards, open(2026), [apply])).toEqual({ check: '2027-01-31', opine: '2027-02-28' });
  expect(dues(awards, open(2027), [apply, audit])).toEqual({ opine: '2028-02-29' });
  const sent: Step[] = [apply, audit, ['opine', 'county', { opinion: '同意' }]];
  expect(dues(awards, open(2026), sent)).toEqual({ review: '2026-07-29' });
});

const project = (type: CaseType, kind: string, funding = '社会投资') => {
  const values = { funding, kind };
  const open: [string, Values] = ['office', { code: '1', name: '项目', builder: '甲', ...values }];
  return dues(type, open, [['verify', 'office', values]]).whole;
};

test('a project takes 60 working days, a simple one 15, and a special one has no limit of the whole', () => {
  const of = (kind: string) => project(constructionProjects, kind);
  expect([of('一般房屋建筑和市政'), of('简易低风险'), of('特殊工程')]).toEqual([
    '2026-09-22',
    '2026-07-22',
    undefined,
  ]);
});

test('a city enters the days of projects that it has promised, by kind and by who pays', () => {
  const { whole, ...clocks } = constructionProjects.clocks!;
  const promising = (...rules: [number, string?][]): CaseType => {
    const limit = {
      rules: rules.map(([workingDays, when]) => ({ ...(when && { when }), limit: { workingDays } })),
    };
    const type = { ...constructionProjects, clocks: { ...clocks, whole: { ...whole!, limit } } };
    expect(checkSoundness(type).sound).toBe(true);
    return type;
  };
  const jinchang = promising(
    [15, 'kind == "简易低风险" && funding == "社会投资"'],
    [50, 'funding == "政府投资"'],
    [60],
  );
  expect([
    project(jinchang, '简易低风险'),
    project(jinchang, '简易低风险', '政府投资'),
    project(jinchang, '一般房屋建筑和市政'),
  ]).toEqual(['2026-07-22', '2026-09-09', '2026-09-22']);
  const longnan = promising([14, 'kind == "简易低风险"'], [55]);
  expect([project(longnan, '简易低风险'), project(longnan, '一般房屋建筑和市政')]).toEqual([
    '2026-07-21',
    '2026-09-16',
  ]);
});

test('a listing ends after three years, earlier after one; a repair waits three months or a year', () => {
  const facts = { dept: 'd01', penalty: '1号', reason: '食品安全', facts: '严重' };
  const listed: Step[] = [
    ['tell', 'unit'],
    ['plead', 'unit', { pleading: '申辩' }],
    ['askConsent', 'unit'],
    ['list', 'unit', { consent: '同意' }],
  ];
  expect(dues(seriousListings, ['unit', { ...company, ...facts }], listed)).toEqual({
    least: '2027-07-01',
    term: '2029-07-01',
  });
  const repair = { ...company, record: '1号', proof: ['f1'], pledge: ['f2'] };
  const of = (weight: string) =>
    dues(
      creditRepairs,
      ['window', repair],
      [
        ['push', 'window', { authority: 'd01' }],
        ['accept', 'authority', { weight, publishedOn: '2026-06-01' }],
      ],
    );
  expect(of('一般')).toEqual({ decide: '2026-07-22', period: '2026-09-01' });
  expect(of('严重').period).toBe('2027-06-01');
});

test('an inspection that ended on 2026-09-18 is to be public by 2026-10-22, whenever it is recorded', () => {
  const planned = {
    object: 'o1',
    items: ['i1'],
    kind: '双随机抽查',
    mode: '现场检查',
    dept: 'd01',
    inspectors: ['n1', 'n2'],
    team: ['p1', 'p2'],
    from: '2026-09-01',
    until: '2026-09-30',
  };
  const seen = { endedOn: '2026-09-18', findings: '已查看', outcome: '未发现问题', signed: '已签字' };
  const steps = (recorded: string): Step[] => [
    ['permit', 'head', { approvedOn: '2026-07-01' }],
    { until: recorded },
    ['record', 'member', { ...seen, results: ['未发现问题'] }],
  ];
  expect(dues(inspectionVisits, ['office', planned], steps('2026-09-18'))).toEqual({ publish: '2026-10-22' });
  expect(dues(inspectionVisits, ['office', planned], steps('2026-09-29'))).toEqual({ publish: '2026-10-22' });
});

import { DEMO_CHAIN, QUICKNET } from '@mingcha/draw';
import { expect, test } from 'vitest';
import { type Ending, type StepReport, steps, verdictOf } from './report.ts';

const seedBy = {
  drand: { source: 'drand', chain: QUICKNET.hash, round: 1_000 },
  demo: { source: 'drand', chain: DEMO_CHAIN.hash, round: 1_000 },
  witness: { source: 'witness', parties: [] },
  local: { source: 'local' },
} as const;

const reports = (...outcomes: Ending[]): StepReport[] =>
  outcomes.map((ending, place) => ({ id: steps[place]!.id, ending, summary: '', facts: [] }));

test('any failed step decides, and is named by its place', () => {
  const verdict = verdictOf(
    reports('passed', 'passed', 'failed', 'passed', 'passed', 'absent'),
    seedBy.drand,
  );
  expect(verdict).toMatchObject({ tone: 'void', title: '第 3 步不一致' });
});

test('a rehearsal is never called verified', () => {
  expect(
    verdictOf(reports('passed', 'unproven', 'unproven', 'passed', 'passed', 'passed'), seedBy.local).tone,
  ).toBe('void');
});

test('a draw by the beacon of the demo is never called verified', () => {
  const verdict = verdictOf(
    reports('passed', 'unproven', 'unproven', 'passed', 'passed', 'passed'),
    seedBy.demo,
  );
  expect(verdict).toMatchObject({ tone: 'void', title: '演示信标，不可公开验证' });
});

test('a draw without its outcome is not verified yet', () => {
  expect(
    verdictOf(reports('passed', 'absent', 'absent', 'absent', 'absent', 'absent'), seedBy.witness).tone,
  ).toBe('wait');
});

test('a whole draw is verified, and only what agreed is counted', () => {
  const verdict = verdictOf(
    reports('passed', 'passed', 'passed', 'passed', 'passed', 'absent'),
    seedBy.witness,
  );
  expect(verdict).toMatchObject({ tone: 'good', title: '核验通过，5 项一致' });
  expect(verdict.text).toContain('审计人员');
  expect(
    verdictOf(reports('passed', 'passed', 'passed', 'passed', 'passed', 'passed'), seedBy.drand).text,
  ).not.toContain('审计人员');
});

import { checkSoundness, compileCaseType, readCaseType, runSample, togetherFindings } from '@mingcha/cases';
import { computesOf, shapesOf } from '@mingcha/casework/testing';
import { registerKinds } from '@mingcha/inspection';
import { expect, test } from 'vitest';
import { hooks, library, listedKinds, paperTemplates, systemKinds } from './index.ts';

const types = library.map(({ type, samples }) => [type.name, type, samples] as const);

test.each(types)('%s is read, and sound without warnings', (_, type) => {
  expect(readCaseType(JSON.parse(JSON.stringify(type)))).toEqual({ ok: true, type });
  const { sound, findings } = checkSoundness(type);
  expect(findings.filter((one) => one.level !== 'info')).toEqual([]);
  expect(sound).toBe(true);
});

test('all of them fit together, with the lists and the papers that come with them', () => {
  const world = {
    types: new Map(library.map(({ type }) => [type.name, type])),
    registers: new Set(
      [...[...registerKinds, ...systemKinds].map(({ kind }) => kind), ...listedKinds].map(({ name }) => name),
    ),
    templates: new Set(paperTemplates.keys()),
    hooks: shapesOf(hooks),
  };
  expect(library.flatMap(({ type }) => togetherFindings(type, world))).toEqual([]);
});

test.each(
  library.flatMap(({ type, samples }) => samples.map((one) => [type.name, one.title, type, one] as const)),
)('%s: %s', (_, __, type, sample) => {
  expect(runSample(type, sample, computesOf(hooks, compileCaseType(type)))).toEqual([]);
});

test.each(types)('the samples of %s do each action that people do', (_, type, samples) => {
  const steps = samples.flatMap((one) => one.steps);
  const done = new Set(
    steps.flatMap((step) => ('do' in step ? [step.do] : 'expires' in step ? [step.expires] : [])),
  );
  // What changes neither state nor the way of a case needs no story of its own.
  const plain = new Set([
    'reclassify',
    'supervise',
    'remind',
    'redirect',
    'drop',
    'reject',
    'withdraw',
    'answer',
    'refuse',
  ]);
  // What the engine does too comes about in the stories by itself.
  const byPeople = Object.entries(type.actions).filter(
    ([, { by }]) => !by.includes('engine') && by.some((one) => one !== 'clock'),
  );
  const missing = byPeople.flatMap(([name]) => (done.has(name) || plain.has(name) ? [] : [name]));
  expect(missing).toEqual([]);
});

test('a sample that goes another way is told', () => {
  const [{ type, samples }] = library as [(typeof library)[number]];
  const [first] = samples as [(typeof samples)[number]];
  const wrong = { ...first, steps: first.steps.map((step) => ({ ...step, state: 'received' })) };
  expect(runSample(type, wrong)).toEqual([
    'step 1 (assign) leads to handling and not to received',
    'step 2 (answer) leads to answered and not to received',
  ]);
});

import { expect, test } from 'vitest';
import type { DrawState, WitnessView } from '../api/types.ts';
import { stageOf } from './stage.ts';

const view = (state: DrawState, commitment?: string, revealed = false): WitnessView => ({
  draw: { id: 'd', title: '', number: null, state },
  parties: [],
  awaited: [],
  party: {
    id: 'p',
    name: '',
    revealed,
    attested: false,
    ...(commitment === undefined ? {} : { commitment }),
  },
});

test.each([
  ['generate', view('planned'), undefined],
  ['submit', view('planned'), 'aa'],
  ['wait', view('planned', 'aa'), 'aa'],
  ['wait-lost', view('planned', 'aa'), undefined],
  ['wait-lost', view('planned', 'aa'), 'bb'],
  ['reveal', view('committed', 'aa'), 'aa'],
  ['reveal-lost', view('committed', 'aa'), 'bb'],
  ['too-late', view('committed'), 'aa'],
  ['done', view('committed', 'aa', true), 'aa'],
  ['done', view('published', 'aa', true), undefined],
  ['voided', view('voided', 'aa'), 'aa'],
] as const)('%s', (stage, seen, kept) => {
  expect(stageOf(seen, kept)).toBe(stage);
});

const keyed = (state: DrawState, party: Partial<WitnessView['party']>, awaited: string[] = []) => {
  const plain = view(state, 'aa', party.revealed);
  return { ...plain, awaited, party: { ...plain.party, key: 'cc', held: 'page' as const, ...party } };
};

const following = (state: DrawState) => {
  const { draw, ...seen } = keyed(state, {});
  return { ...seen, draw: { ...draw, first: 'f' } };
};

test.each([
  ['follower', following('planned')],
  ['follower', following('committed')],
  ['attest', following('executed')],
  ['voided', following('voided')],
] as const)('in a batch behind the first draw: %s', (stage, seen) => {
  expect(stageOf(seen, undefined)).toBe(stage);
});

test.each([
  ['turn', keyed('committed', {}, ['other'])],
  ['reveal', keyed('committed', {})],
  ['done', keyed('committed', { revealed: true })],
  ['attest', keyed('executed', { revealed: true })],
  ['attest', keyed('published', { revealed: true })],
  ['done', keyed('published', { revealed: true, attested: true })],
  ['voided', keyed('voided', { revealed: true })],
  ['program', keyed('committed', { held: 'program' })],
] as const)('with a key: %s', (stage, seen) => {
  expect(stageOf(seen, 'aa')).toBe(stage);
});

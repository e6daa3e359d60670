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

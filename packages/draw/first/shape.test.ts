import { describe, expect, it } from 'vitest';
import { checkPlan, checkProof, checkReveal, DrawError } from '../index.ts';
import { vector } from './testFrames.ts';

const proof = vector('witness');

function refusal(check: () => unknown): Pick<DrawError, 'code' | 'path'> {
  try {
    check();
  } catch (error) {
    if (error instanceof DrawError) return { code: error.code, path: error.path };
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('checkProof', () => {
  it('gives a good proof back', () => {
    expect(checkProof(proof)).toBe(proof);
  });

  it.each([
    ['no object at all', 'nothing', 'bad-shape', ''],
    ['null', null, 'bad-shape', ''],
    ['a list', [proof], 'bad-shape', ''],
    ['no plan', {}, 'bad-shape', '/plan'],
    [
      'another spec',
      { ...proof, plan: { ...proof.plan, spec: 'mingcha-draw/2' } },
      'unknown-spec',
      '/plan/spec',
    ],
    [
      'an unknown source',
      { ...proof, plan: { ...proof.plan, seed: { source: 'dice' } } },
      'unknown-source',
      '/plan/seed/source',
    ],
    [
      'a source named like a method',
      { ...proof, plan: { ...proof.plan, seed: { source: 'toString' } } },
      'unknown-source',
      '/plan/seed/source',
    ],
    ['an unknown field', { ...proof, note: 1 }, 'unknown-field', '/note'],
    [
      'an unknown field with slashes',
      { ...proof, plan: { ...proof.plan, 'a/b~c': 1 } },
      'unknown-field',
      '/plan/a~1b~0c',
    ],
    ['unsorted objects', { ...proof, objects: proof.objects.toReversed() }, 'unsorted', '/objects/1'],
    [
      'an object twice',
      { ...proof, objects: [proof.objects[0], ...proof.objects] },
      'duplicate',
      '/objects/1',
    ],
    [
      'unsorted skills',
      { ...proof, objects: [{ ...proof.objects[0], skills: ['food', 'fire'] }] },
      'unsorted',
      '/objects/0/skills/1',
    ],
    [
      'a stratum twice',
      { ...proof, plan: { ...proof.plan, strata: [proof.plan.strata[0], proof.plan.strata[0]] } },
      'duplicate',
      '/plan/strata/1',
    ],
    [
      'one witness alone',
      {
        ...proof,
        plan: {
          ...proof.plan,
          seed: { source: 'witness', parties: [{ id: 'a', commitment: '0'.repeat(64) }] },
        },
      },
      'bad-shape',
      '/plan/seed/parties',
    ],
    [
      'a weight of 0',
      { ...proof, objects: [{ ...proof.objects[0], weight: 0 }] },
      'bad-shape',
      '/objects/0/weight',
    ],
    [
      'a weight that would cost a day',
      { ...proof, objects: [{ ...proof.objects[0], weight: 2 ** 50 }] },
      'bad-shape',
      '/objects/0/weight',
    ],
    [
      'a line feed in an id, which separates what is hashed',
      { ...proof, objects: [{ ...proof.objects[0], id: 'a\n1' }] },
      'bad-shape',
      '/objects/0/id',
    ],
    [
      'minus zero',
      { ...proof, inspectors: [{ ...proof.inspectors[0], load: -0 }] },
      'bad-shape',
      '/inspectors/0/load',
    ],
    [
      'capital hex',
      { ...proof, result: { ...proof.result, seed: 'AB'.repeat(32) } },
      'bad-shape',
      '/result/seed',
    ],
    ['holes', { ...proof, objects: new Array(3) }, 'bad-shape', '/objects/0'],
  ])('names the place of %s', (_name, value, code, path) => {
    expect(refusal(() => checkProof(value))).toEqual({ code, path });
  });

  it('sorts by UTF-8 bytes, where UTF-16 would have it the other way round', () => {
    const rows = ['\uff21', '\u{20000}'].map((id) => ({ ...proof.objects[0], id }));
    expect(() => checkProof({ ...proof, objects: rows })).not.toThrow();
    expect(refusal(() => checkProof({ ...proof, objects: rows.toReversed() })).code).toBe('unsorted');
  });

  it('refuses cycles and depth where no object belongs, without following them', () => {
    const cycle: Record<string, unknown> = { ...proof };
    cycle.result = cycle;
    expect(refusal(() => checkProof(cycle))).toEqual({ code: 'bad-shape', path: '/result/commitment' });
    let deep: unknown = [];
    for (let i = 0; i < 1_000_000; i++) deep = [deep];
    expect(refusal(() => checkProof({ ...proof, objects: deep })).path).toBe('/objects/0');
    expect(refusal(() => checkProof(JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`))).path).toBe(
      '',
    );
  });
});

describe('checkPlan and checkReveal', () => {
  it('take what the proof has', () => {
    expect(checkPlan(proof.plan)).toBe(proof.plan);
    expect(checkReveal(proof.plan.seed, proof.reveal)).toBe(proof.reveal);
  });

  it('refuse a reveal of another source', () => {
    expect(refusal(() => checkReveal({ source: 'local' }, proof.reveal))).toEqual({
      code: 'bad-shape',
      path: '/random',
    });
  });
});

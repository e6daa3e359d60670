import { expect, it } from 'vitest';
import { saltNumber, vector2, type WholeProof } from '../second/testFrames.ts';
import type { Plan2 } from '../second/types.ts';
import { checkSiblings } from './siblings.ts';

const [one, other] = [vector2('drand-1'), vector2('drand-2')];
const shared = one.objects.find(({ id }) => other.objects.some((row) => row.id === id))!;
const withPlan = (plan: Partial<Plan2>): WholeProof => ({ ...other, plan: { ...other.plan, ...plan } });

it('finds nothing wrong with siblings, all or some of them', () => {
  expect(() => checkSiblings([one, other])).not.toThrow();
  expect(() => checkSiblings([vector2('witness-1'), vector2('witness-2')])).not.toThrow();
  expect(() => checkSiblings([other])).not.toThrow();
  expect(() => checkSiblings([])).not.toThrow();
});

it.each([
  ['another tenant', withPlan({ tenant: '620400' }), 'siblings-differ', '/1/plan/tenant'],
  ['another way to be published', withPlan({ disclosure: 'full' }), 'siblings-differ', '/1/plan/disclosure'],
  [
    'another round',
    withPlan({ seed: { ...other.plan.seed, round: 7 } as Plan2['seed'] }),
    'siblings-differ',
    '/1/plan/seed',
  ],
  ['another batch', vector2('witness-1'), 'siblings-differ', '/1/plan/seed'],
  ['no batch', vector2('full'), 'siblings-differ', '/1/plan/draw'],
  [
    'other commitments',
    { ...other, reveal: { ...other.reveal, commitments: [] } },
    'siblings-differ',
    '/1/reveal',
  ],
  ['the same draw', one, 'duplicate', '/1/plan/draw'],
])('refuses a sibling with %s', (_name, sibling, code, path) => {
  expect(() => checkSiblings([one, sibling])).toThrow(expect.objectContaining({ code, path }));
});

it('refuses an object that has another salt in a sibling, and would not meet or keep away there', () => {
  const at = other.objects.findIndex(({ id }) => id === shared.id);
  const objects = other.objects.with(at, { ...other.objects[at]!, salt: saltNumber('another') });
  expect(() => checkSiblings([one, { ...other, objects }])).toThrow(
    expect.objectContaining({ code: 'sibling-salt-differs', path: `/1/objects/${at}/salt` }),
  );
});

it('refuses a salt that is an object’s here and another’s, or an excluded one’s, there', () => {
  const at = other.objects.findIndex(({ id }) => !one.objects.some((row) => row.id === id));
  const objects = other.objects.with(at, { ...other.objects[at]!, salt: shared.salt });
  expect(() => checkSiblings([one, { ...other, objects }])).toThrow(
    expect.objectContaining({ path: `/1/objects/${at}/salt` }),
  );
  const excluded = other.excluded.with(2, { ...other.excluded[2]!, salt: one.objects[0]!.salt });
  expect(() => checkSiblings([one, { ...other, excluded }])).toThrow(
    expect.objectContaining({ path: '/1/excluded/2/salt' }),
  );
});

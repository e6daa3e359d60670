import { describe, expect, it } from 'vitest';
import {
  draw,
  type PublicPart,
  publicLimits,
  publicPartOf,
  QUICKNET,
  roundTime,
  ticketOf,
  verifyPublic,
} from '../index.ts';
import { hash, localReveal, objectRow, planned, tools, VECTORS, vector } from './testFrames.ts';

const BEFORE = new Date(roundTime(QUICKNET, 657_413) - 60_000).toISOString();
const part = publicPartOf(vector('drand'), BEFORE);

const changed = (given: Partial<PublicPart>) => verifyPublic({ ...part, ...given }, tools);

describe('the public part', () => {
  it('names no stratum, no inspector and no row of the frame', () => {
    expect(Object.keys(part).sort()).toEqual([
      'commitment',
      'committedAt',
      'plan',
      'reveal',
      'seed',
      'selected',
    ]);
    expect(part.selected.every((row) => Object.keys(row).join() === 'id,ticket')).toBe(true);
    expect(publicLimits(part.plan).length).toBeGreaterThan(0);
  });

  it('of an open draw sends to the whole proof: it said that only auditors may see it', () => {
    expect(publicLimits({ disclosure: 'full' }).join()).toContain('从公示页下载完整证明');
    expect(publicLimits({ disclosure: 'full' }).join()).not.toContain('审计人员');
    expect(publicLimits({ disclosure: 'sealed' }).join()).toContain('审计人员');
  });

  it.each(VECTORS)('of the vector %s is verified, step by step', (name) => {
    const steps: string[] = [];
    const verdict = verifyPublic(publicPartOf(vector(name), BEFORE), tools, ({ step }) => steps.push(step));
    expect(verdict).toMatchObject({ ok: true });
    expect(steps).toEqual(['shape', 'commitment', 'time', 'seed', 'tickets', 'selection']);
  });
});

describe('verifyPublic', () => {
  it('finds another plan, commitment, seed or reveal', () => {
    expect(changed({ plan: { ...part.plan, title: 'x' } })).toMatchObject({ step: 'commitment' });
    expect(changed({ commitment: '0'.repeat(64) })).toMatchObject({
      step: 'commitment',
      path: '/commitment',
    });
    expect(changed({ seed: '0'.repeat(64) })).toMatchObject({ step: 'seed', path: '/seed' });
    const { signature } = part.reveal as { signature: string };
    const reveal = { round: 657_413, signature: `${signature.slice(0, -1)}c` };
    expect(changed({ reveal })).toMatchObject({ step: 'seed', code: 'bad-signature' });
  });

  it('finds a beacon that was out before the commitment was published', () => {
    const committedAt = new Date(roundTime(QUICKNET, 657_413)).toISOString();
    expect(changed({ committedAt })).toMatchObject({
      ok: false,
      step: 'time',
      code: 'round-not-after-commitment',
      path: '/committedAt',
    });
    expect(changed({ committedAt: 'yesterday' })).toMatchObject({ step: 'shape', path: '/committedAt' });
  });

  it('finds a ticket that its id cannot have, with any weight', () => {
    const { plan } = part;
    const [first, ...rest] = part.selected;
    const forged = { id: 'somebody-else', ticket: first!.ticket };
    expect(changed({ selected: [forged, ...rest] })).toMatchObject({
      step: 'tickets',
      path: '/selected/0/ticket',
    });
    const heavy = { id: 'heavy', ticket: ticketOf(part.seed, 'heavy', 60, hash) };
    const selected = [...part.selected.slice(0, 1), heavy].sort((a, b) => (a.ticket < b.ticket ? -1 : 1));
    expect(verifyPublic({ ...part, plan, selected }, tools)).toMatchObject({ ok: true });
  });

  it('finds a wrong order, a row twice and too many rows', () => {
    const [first, second, ...rest] = part.selected;
    expect(changed({ selected: [second!, first!, ...rest] })).toMatchObject({
      step: 'selection',
      code: 'unsorted',
      path: '/selected/1',
    });
    expect(changed({ selected: [first!, first!, ...rest] })).toMatchObject({ code: 'duplicate' });
    const few = planned(
      { objects: ['a', 'b', 'c', 'd', 'e'].map((id) => objectRow(id)) },
      { strata: [{ stratum: 'A', take: 2, reserve: 0 }] },
    );
    const result = draw({ ...few, reveal: localReveal }, tools);
    const good = publicPartOf({ ...few, reveal: localReveal, result }, BEFORE);
    const all = ['a', 'b', 'c', 'd', 'e']
      .map((id) => ({ id, ticket: ticketOf(result.seed, id, 1, hash) }))
      .sort((left, right) => (left.ticket < right.ticket ? -1 : 1));
    expect(verifyPublic(good, tools)).toMatchObject({ ok: true });
    expect(verifyPublic({ ...good, selected: all }, tools)).toMatchObject({ code: 'more-than-planned' });
  });

  it('refuses the stratum of an object, which is internal to the regulator', () => {
    const selected = part.selected.map((row) => ({ ...row, stratum: 'A' }));
    expect(verifyPublic({ ...part, selected }, tools)).toMatchObject({
      step: 'shape',
      code: 'unknown-field',
      path: '/selected/0/stratum',
    });
  });
});

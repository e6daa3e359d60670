import { describe, expect, it } from 'vitest';
import { allRights, cutRights, hasRight, type Right, type Scope, scopeOf, unitedRights } from './index.ts';
import { rightSchema } from './schemas.ts';

const holder = (...rights: [Right, Scope][]) => ({ rights: new Map(rights) });

describe('a right', () => {
  it('over every group covers each group, for the same verb only', () => {
    const reader = holder(['cases:*:read', 'city']);
    expect(hasRight(reader, 'cases:openness:read')).toBe(true);
    expect(hasRight(reader, 'cases:*:read')).toBe(true);
    expect(hasRight(reader, 'cases:openness:write')).toBe(false);
    expect(hasRight(reader, 'measures:read')).toBe(false);
  });

  it('over one group covers no other, nor every group', () => {
    const reader = holder(['cases:openness:read', 'department']);
    expect(hasRight(reader, 'cases:hotline:read')).toBe(false);
    expect(hasRight(reader, 'cases:*:read')).toBe(false);
    expect(scopeOf(reader, 'cases:openness:read')).toBe('department');
  });

  it('reaches as far as the widest that covers it', () => {
    const both = holder(['cases:*:read', 'department'], ['cases:openness:read', 'city']);
    expect(scopeOf(both, 'cases:openness:read')).toBe('city');
    expect(scopeOf(both, 'cases:hotline:read')).toBe('department');
    expect(scopeOf(both, 'cases:hotline:sign')).toBeUndefined();
    const united = unitedRights([
      new Map([['rosters:read', 'county']]),
      new Map([['rosters:read', 'department']]),
    ]);
    expect([...united]).toEqual([['rosters:read', 'county']]);
  });

  it('is cut down to what a list names, either side naming every group', () => {
    const held = holder(
      ['cases:*:read', 'city'],
      ['cases:openness:sign', 'department'],
      ['audit:read', 'own'],
    );
    const named = ['cases:openness:read', 'cases:*:sign', 'tenancy:write', '__proto__'];
    expect([...cutRights(held.rights, named)].sort()).toEqual([
      ['cases:openness:read', 'city'],
      ['cases:openness:sign', 'department'],
    ]);
  });

  it('is known by its pattern', () => {
    for (const right of [...allRights, 'cases:hotline:open'])
      expect([right, rightSchema.safeParse(right).success]).toEqual([right, true]);
    for (const right of ['', 'tenancy', 'cases::read', 'cases:a b:read', 'cases:*:decide', 'cases:**:read'])
      expect([right, rightSchema.safeParse(right).success]).toEqual([right, false]);
  });
});

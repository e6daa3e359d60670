import { inclusionProof } from '@mingcha/kernel/merkle';
import { describe, expect, it } from 'vitest';
import { toHex } from '../base/bytes.ts';
import { commitmentOf } from '../base/seed.ts';
import { hash, tools } from '../first/testFrames.ts';
import { type Inclusion, innerOf, type KeptLookup, leavesOf2, verifyLookup } from './inclusion.ts';
import { VECTORS_2, vector2 } from './testFrames.ts';

describe.each(VECTORS_2)('of the vector2 %s', (name) => {
  const { plan, objects, excluded } = vector2(name);
  const path = (leaves: Uint8Array, index: number) =>
    inclusionProof(leaves, index, hash).map((one) => toHex(one));
  const kept = (id: string, inclusion: Inclusion): KeptLookup => ({
    kind: 'mingcha-lookup/2',
    plan,
    commitment: commitmentOf(plan, hash),
    id,
    inclusion,
  });

  it('each object is shown to stand in the frame by its id and inner hash', () => {
    const leaves = leavesOf2.objects(objects, hash);
    for (const index of [0, 1, objects.length - 1]) {
      const row = objects[index]!;
      const inclusion = {
        list: 'objects',
        index,
        path: path(leaves, index),
        inner: innerOf(row, hash),
      } as const;
      expect(verifyLookup(kept(row.id, inclusion), tools)).toMatchObject({ ok: true });
      expect(verifyLookup(kept(`${row.id}0`, inclusion), tools)).toMatchObject({ code: 'not-in-frame' });
      const other = { ...inclusion, inner: innerOf({ ...row, stratum: `${row.stratum}x` }, hash) };
      expect(verifyLookup(kept(row.id, other), tools)).toMatchObject({ code: 'not-in-frame' });
      expect(verifyLookup({ ...kept(row.id, inclusion), row }, tools)).toMatchObject({
        code: 'unknown-field',
      });
    }
  });

  it('each excluded object is shown with its reason', () => {
    const leaves = leavesOf2.excluded(excluded, hash);
    const row = excluded[0]!;
    const inclusion = { list: 'excluded', index: 0, path: path(leaves, 0), row } as const;
    expect(verifyLookup(kept(row.object, inclusion), tools)).toMatchObject({ ok: true });
    expect(verifyLookup(kept(objects[0]!.id, inclusion), tools)).toMatchObject({ code: 'lookup-of-another' });
    const { note: _, ...bare } = row;
    const moved = { ...inclusion, row: { ...bare, reason: row.reason === 'cap' ? 'scope' : 'cap' } };
    expect(verifyLookup({ ...kept(row.object, inclusion), inclusion: moved }, tools)).toMatchObject({
      code: 'not-in-frame',
    });
  });
});

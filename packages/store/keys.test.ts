import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineEntity } from './entity.ts';
import { joinKey, partitionKey } from './keys.ts';
import { check, create, type Operation, remove, replace } from './operations.ts';

const text = fc.oneof(fc.string(), fc.constantFrom('#', '%', '%23', '%25', 'T#620800#', '620800', '..'));
const number = fc.nat({ max: Number.MAX_SAFE_INTEGER });
/** Lists of the same shape, as the keys of one entity are. */
const pairs = fc
  .array(fc.constantFrom('text', 'number'), { minLength: 1, maxLength: 4 })
  .chain((shape) =>
    fc.tuple(
      fc.tuple(...shape.map((kind) => (kind === 'text' ? text : number))),
      fc.tuple(...shape.map((kind) => (kind === 'text' ? text : number))),
    ),
  );
const tenant = fc.integer({ min: 0, max: 999_999 }).map((n) => String(n).padStart(6, '0'));

describe('keys', () => {
  it('of different parts are different', () => {
    fc.assert(
      fc.property(pairs, ([x, y]) => {
        expect(joinKey(x) === joinKey(y)).toBe(JSON.stringify(x) === JSON.stringify(y));
      }),
    );
  });

  it('of texts are different even when there are more of them', () => {
    const texts = fc.array(text, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(texts, texts, (x, y) => {
        expect(joinKey(x) === joinKey(y)).toBe(JSON.stringify(x) === JSON.stringify(y));
      }),
    );
  });

  it('sort numbers by their value', () => {
    fc.assert(
      fc.property(number, number, (x, y) => {
        expect(joinKey([x]) < joinKey([y])).toBe(x < y);
      }),
    );
  });

  it.each([-1, 1.5, Number.NaN, 2 ** 53])('refuse %d, which would not sort', (n) => {
    expect(() => joinKey([n])).toThrow(RangeError);
  });

  it('of one tenant are never those of another, for any parts', () => {
    const parts = fc.array(fc.oneof(text, number), { maxLength: 4 });
    fc.assert(
      fc.property(tenant, tenant, parts, parts, (a, b, x, y) => {
        fc.pre(a !== b);
        expect(partitionKey(a, x)).not.toBe(partitionKey(b, y));
        expect(partitionKey(a, x).startsWith(`T#${a}#`)).toBe(true);
        expect(partitionKey(a, x).startsWith(`T#${b}#`)).toBe(false);
      }),
    );
  });
});

describe('what an operation writes', () => {
  type Thing = { id: string; group: string };
  const thing = defineEntity<Thing>()({
    name: 'THING',
    key: (of: { id: string }) => ({ partition: [of.id], sort: ['-'] }),
    index: (item) => ({ partition: [item.group], sort: [item.id] }),
  });

  it('lies in the tenant’s partitions, in the table and in the index', () => {
    fc.assert(
      fc.property(tenant, text, text, (code, id, group) => {
        const item = { id, group };
        const all: Operation[] = [
          create(thing, item),
          replace(thing, item, 1),
          remove(thing, item, 1),
          check(thing, item, null),
        ];
        for (const operation of all) {
          const written = JSON.stringify(operation.build(code));
          const keys = [...written.matchAll(/"(?:pk|gsi1pk)":"((?:[^"\\]|\\.)*)"/g)];
          expect(keys.length).toBeGreaterThan(0);
          for (const [, key] of keys) expect(key?.startsWith(`T#${code}#THING#`)).toBe(true);
        }
      }),
    );
  });

  it('is the item without the lock that reading added', () => {
    const read = { id: 'a', group: 'g', lock: 4 };
    expect(replace(thing, read, 4).build('620300')).toMatchObject({
      Put: { Item: { lock: 5, d: '{"id":"a","group":"g"}' } },
    });
    expect(JSON.stringify(create(thing, read).build('620300'))).not.toContain('"lock":4');
  });
});

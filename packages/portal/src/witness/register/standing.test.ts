import { expect, test } from 'vitest';
import { idFault, nameFault, standingOf } from './standing.ts';

const own = { id: 'notary', key: 'aa' };
const listed = { ...own, from: '2026-03-06' };
const withdrawn = { at: '2026-03-07T00:00:00.000Z', reason: '口令丢失' };

test.each([
  [{ is: 'unregistered' }, [], '2026-03-05'],
  [{ is: 'taken' }, [{ ...listed, key: 'bb' }], '2026-03-06'],
  [{ is: 'waiting', from: '2026-03-06' }, [listed], '2026-03-05'],
  [{ is: 'ready' }, [listed], '2026-03-06'],
  [{ is: 'withdrawn', reason: '口令丢失' }, [{ ...listed, withdrawn }], '2026-03-07'],
])('a key is %o', (standing, list, today) => {
  expect(standingOf(own, list, { today, rule: { required: false } })).toEqual(standing);
});

test('where the province confirms witnesses, a key is ready once it has', () => {
  const given = { today: '2026-03-06', rule: { required: true, province: '620000' } };
  const decided = (state: 'confirmed' | 'refused') => ({
    ...listed,
    confirmation: { state, at: '2026-03-05T00:00:00.000Z', province: '620000' },
  });
  expect(standingOf(own, [listed], given)).toEqual({ is: 'unconfirmed' });
  expect(standingOf(own, [decided('refused')], given)).toEqual({ is: 'refused' });
  expect(standingOf(own, [decided('confirmed')], given)).toEqual({ is: 'ready' });
});

test('an id that was registered once is refused, also a withdrawn one, as is one of other signs', () => {
  expect(idFault('notary', [])).toBeUndefined();
  expect(idFault('notary', [listed])).toContain('已登记过');
  expect(idFault('Notary', [])).toContain('小写字母');
  expect(idFault('', [])).toContain('小写字母');
  expect([nameFault(' 公 '), nameFault('公证处'), nameFault('字'.repeat(61))].map(Boolean)).toEqual([
    true,
    false,
    true,
  ]);
});

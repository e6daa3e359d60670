import { expect, test } from 'vitest';
import type { PublicPart } from '../../draw/publicPart.ts';
import { checkSorting } from './sorting.ts';

const drawn = (count: number) =>
  Array.from({ length: count }, (_, place) => ({ id: `E${place}`, ticket: `0${place}` }));
const part = (stratum: string, take: number, selected: PublicPart['selected']) =>
  ({
    seed: '00',
    plan: { strata: [{ stratum, take, reserve: 0 }], objects: { count: 10, root: '' } },
    selected,
  }) as unknown as PublicPart;

test('one class drawn whole is no fault: the frame’s other classes were taken for its own', () => {
  expect(checkSorting(part('D', 8, drawn(4)))).toMatchObject({ ending: 'passed' });
});

test('fewer than planned of a frame that is one whole is a fault', () => {
  expect(checkSorting(part('all', 8, drawn(4)))).toMatchObject({ ending: 'failed' });
  expect(checkSorting(part('all', 20, drawn(10)))).toMatchObject({ ending: 'passed' });
});

test('more than planned is a fault', () => {
  expect(checkSorting(part('D', 3, drawn(4)))).toMatchObject({ ending: 'failed' });
});

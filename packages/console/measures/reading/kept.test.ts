import { expect, test } from 'vitest';
import type { Notice } from '../../api/measures/measureTypes.ts';
import { change, type Draft, draftOf, insert, remove, sameDraft } from './draft.ts';
import { mergeKept, packWork, unpackWork } from './kept.ts';

const measures = ['1', '2', '3'].map((no) => ({ no, title: `第${no}项`, text: '', leads: [], partners: [] }));
/** The notice as last saved, of three measures. */
const saved = (): Draft => draftOf({ title: '方案', draft: { measures } } as unknown as Notice);
const titles = ({ entries }: Draft) => entries.map(({ measure }) => measure.title);
/** As it comes from the server. */
const sent = (draft: Draft): Draft => JSON.parse(JSON.stringify(draft));

test('work is kept with what it was typed on, without saying all of that twice', () => {
  const base = saved();
  const draft = remove(change(base, 'm0', { title: '改' }), 'm1');
  const kept = packWork({ etag: '"3"', base, draft });
  expect(kept.base.changed.map(({ no }) => no)).toEqual(['1', '2']);
  const again = unpackWork(JSON.parse(JSON.stringify(kept)));
  expect([again.etag, sameDraft(again.draft, draft)]).toEqual(['"3"', true]);
  const byNo = (one: Draft) => one.entries.map(({ measure }) => measure).sort((a, b) => +a.no - +b.no);
  expect(byNo(again.base)).toEqual(byNo(base));
});

test('what two devices have changed since is merged, also measures that were never saved', () => {
  const [both, added] = insert(saved(), 'm0', { no: '1-2', title: '新增' });
  const mine = change(change(both, 'm1', { title: '我' }), added, { text: '我补的' });
  const [grown] = insert(sent(both), 'm2', { no: '3-2', title: '他新增' });
  const merged = mergeKept(sent(both), mine, change(grown, 'm2', { title: '他' }));
  expect(titles(merged)).toEqual(['第1项', '新增', '我', '他', '他新增']);
  expect(merged.entries.map(({ was }) => was)).toEqual(['1', undefined, '2', '3', undefined]);
  expect(merged.entries[1]!.measure.text).toBe('我补的');
  expect(new Set(merged.entries.map(({ key }) => key)).size).toBe(5);
});

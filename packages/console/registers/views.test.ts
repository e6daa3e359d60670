import { expect, it } from 'vitest';
import { readViews, withView } from './views.ts';

const view = (name: string, q = '许可') => ({ name, search: { q }, fields: ['name', 'dept'] });

it('a view is read as it was kept, without the row that was open', () => {
  const kept = JSON.stringify([{ ...view('甲'), search: { q: '许可', row: 'x', version: 'y' } }]);
  expect(readViews(kept)).toEqual([view('甲')]);
});

it('what cannot be read any more is no view', () => {
  for (const text of [null, '', '{', '3', '[null, 3, {"name": "甲"}]']) expect(readViews(text)).toEqual([]);
});

it('a view of the same name is replaced, and no more than twenty are kept', () => {
  expect(withView([view('甲', '旧'), view('乙')], view('甲'))).toEqual([view('乙'), view('甲')]);
  const many = Array.from({ length: 20 }, (_, n) => view(String(n)));
  expect(withView(many, view('新')).map(({ name }) => name)).toEqual([
    ...many.slice(1).map(({ name }) => name),
    '新',
  ]);
});

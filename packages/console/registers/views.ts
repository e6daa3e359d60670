import { useState } from 'react';
import { accountOf } from '../session/lastAccount.ts';
import { useMe } from '../session/me.tsx';
import type { RegisterKindName } from './kinds.ts';
import { type RegisterSearch, registerSearch } from './search.ts';

/** What somebody looks for in a register again and again: conditions, order and columns under a name. */
export type View = { name: string; search: RegisterSearch; fields: string[] };

/** So many are kept of a register. */
export const mostViews = 20;

/** Conditions and order of a search, without the row or the version that is looked at. */
export const conditionsOf = ({ q, sort, where }: RegisterSearch): RegisterSearch => ({
  ...(q !== undefined && { q }),
  ...(sort !== undefined && { sort }),
  ...(where !== undefined && { where }),
});

/** What was kept, as far as it can still be read. */
export function readViews(text: string | null): View[] {
  try {
    const all: unknown = JSON.parse(text ?? '[]');
    return (Array.isArray(all) ? all : []).flatMap((one: Partial<View> | null) =>
      typeof one?.name === 'string' && Array.isArray(one.fields)
        ? [
            {
              name: one.name,
              search: conditionsOf(registerSearch({ ...one.search })),
              fields: one.fields.map(String),
            },
          ]
        : [],
    );
  } catch {
    return [];
  }
}

/** Views with one more; one of the same name is replaced. */
export const withView = (views: readonly View[], view: View): View[] =>
  [...views.filter(({ name }) => name !== view.name), view].slice(-mostViews);

/** The views of a register that the signed-in person keeps in this browser. */
export function useViews(kind: RegisterKindName) {
  const key = `mingcha.views.${accountOf(useMe())}.${kind}`;
  const [views, setViews] = useState(() => readViews(localStorage.getItem(key)));
  const keep = (next: View[]) => {
    localStorage.setItem(key, JSON.stringify(next));
    setViews(next);
  };
  return {
    views,
    save: (view: View) => keep(withView(views, view)),
    remove: (name: string) => keep(views.filter((one) => one.name !== name)),
  };
}

import { useState } from 'react';
import type { Column } from '../api/types.ts';
import { kindNamed, type RegisterKindName } from './kinds.ts';

/** The columns a user chose to see, kept in this browser; at first the register's own choice. */
export function useChosenFields(kind: RegisterKindName, columns: Column[]) {
  const key = `mingcha.columns.${kind}`;
  const [chosen, setChosen] = useState<string[]>(() => {
    const known = new Set(columns.map(({ field }) => field));
    const kept = (localStorage.getItem(key) ?? '').split(',').filter((field) => known.has(field));
    return kept.length > 0 ? kept : kindNamed(kind).fields.filter((field) => known.has(field));
  });
  const choose = (fields: string[]) => {
    localStorage.setItem(key, fields.join(','));
    setChosen(fields);
  };
  return [chosen, choose] as const;
}

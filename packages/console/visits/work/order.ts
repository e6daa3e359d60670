import type { Case } from '../../api/cases/caseTypes.ts';
import { dueWords } from '../../ui/show/due.ts';
import { day } from '../../ui/show/format.ts';
import { namesOf, textOf } from './model.ts';

/** The day on which a visit is to be made: as agreed, else its last one. */
export const dayOf = (found: Case): string => textOf(found, 'plannedOn') || textOf(found, 'until');

/** By day, then by what ends first, then by number. */
export function inOrder<T extends { case: Case }>(visits: readonly T[]): T[] {
  const place = ({ case: found }: T) => [dayOf(found), textOf(found, 'until'), found.number ?? ''].join(' ');
  return [...visits].sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

/** The visits by when they are to be made, and last those that the system has; each part in its order; empty parts are left out. */
export function byDay<T extends { case: Case; isDone: boolean }>(
  visits: readonly T[],
  now: number,
): { title: string; visits: T[] }[] {
  const today = day(now);
  const week = day(now + 7 * 86_400_000);
  const parts = [
    { title: '已过约定日期或截止日期', has: (on: string) => on !== '' && on < today },
    { title: '今天', has: (on: string) => on === today },
    { title: '七天以内', has: (on: string) => on > today && on <= week },
    { title: '以后', has: (on: string) => on > week || on === '' },
  ];
  const sorted = inOrder(visits);
  const left = sorted.filter(({ isDone }) => !isDone);
  return [
    ...parts.map(({ title, has }) => ({ title, visits: left.filter((one) => has(dayOf(one.case))) })),
    { title: '已同步', visits: sorted.filter(({ isDone }) => isDone) },
  ].filter(({ visits: some }) => some.length > 0);
}

/** Whether a visit says all the searched words: in its enterprise, address, number or items. */
export function isFound(found: Case, q: string): boolean {
  const text = [
    found.number,
    ...namesOf(found, 'object'),
    textOf(found, 'address'),
    ...namesOf(found, 'items'),
  ]
    .join(' ')
    .toLowerCase();
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** How the last day of a visit stands today, as the lights of all lists do. */
export const lightOf = (found: Case, now: number) => dueWords(textOf(found, 'until') || day(now), now);

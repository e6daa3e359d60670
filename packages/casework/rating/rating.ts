import { badLevels, type CompiledCaseType, ratingLevels } from '@mingcha/cases';
import { endOf, isDueAt, type OfficeCalendar } from '@mingcha/lifecycle/clocks';
import { defineEntity } from '@mingcha/store';
import type { Case } from '../kept/case.ts';

export type Level = 1 | 2 | 3 | 4 | 5;

export const levelWords = (level: Level): string => ratingLevels[level - 1]!;
export const isBad = (level: Level): boolean => badLevels.includes(levelWords(level));

/** A rating as it is counted: of which departments, and when. It names nobody and says nothing. */
export type Rated = {
  type: string;
  case: string;
  level: Level;
  depts: readonly string[];
  at: string;
  /** An official wrote it down, as the definition lets them. */
  inside?: true;
};

/** Longer than anything is counted over. */
const keptDays = 1_100;

export const ratedEntity = defineEntity<Rated>()({
  name: 'CASERATED',
  key: (of: Pick<Rated, 'type' | 'case' | 'at'>) => ({ partition: [of.type], sort: [of.at, of.case] }),
  expires: ({ at }) => Math.ceil(Date.parse(at) / 1_000) + keptDays * 86_400,
});

/** When a case that is done can be rated no more; undefined where its type is not rated, or not in this state. */
export function ratingUntil(
  { type }: CompiledCaseType,
  { course: { record }, stateSince, erased }: Case,
  office: OfficeCalendar,
): string | undefined {
  const { rating } = type;
  if (!rating?.in.includes(record.state) || erased) return undefined;
  const end = endOf(stateSince, rating.within, office);
  return isDueAt(end) ? end.at : '9999';
}

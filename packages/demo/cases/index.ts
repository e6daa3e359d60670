import { addDays } from '@mingcha/kernel';
import { type CityFacts, firstCity } from '../cities.ts';
import { approvalCases } from './approval.ts';
import { businessCases } from './business.ts';
import { complaintCases } from './complaint.ts';
import { hotlineCases } from './hotline.ts';
import { inspectionCases } from './inspection.ts';
import { opennessCases } from './openness.ts';
import { planCases, taskCases } from './plans.ts';
import { policyCases } from './policies.ts';
import { registrationCases } from './registration.ts';
import { suspensionCases } from './suspensions.ts';
import type { DemoCase } from './types.ts';

/**
 * The cases of a city with what happened to each: all in the first city, some in the others. Without its annual plans where the
 * years behind are there with theirs.
 */
export function demoCases(
  city: CityFacts,
  { today, plans = true }: { today: string; plans?: boolean },
): DemoCase[] {
  const { code, counties } = city;
  const dept = (letters: string) => `${code}-${letters}`;
  const all = [
    ...opennessCases(dept),
    ...approvalCases(dept, (days) => addDays(today, days)),
    ...registrationCases(dept, today),
    ...businessCases(dept, (days) => addDays(today, days)),
    ...policyCases(dept, (days) => addDays(today, days)),
    ...complaintCases(dept),
    ...suspensionCases(),
    ...(plans ? planCases(city, today) : []),
    ...taskCases(city, today),
    ...inspectionCases(city, (days) => addDays(today, days)),
    ...hotlineCases(
      dept,
      counties.map((county) => county.code),
    ),
  ];
  return all.filter(({ everywhere }) => everywhere === true || code === firstCity);
}

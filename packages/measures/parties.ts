import { hasRight, type Principal, reaches } from '@mingcha/http';

/** Who may act: the office that runs the notice (督查室、政务公开办), or a lead unit of the measure in question. */
export type Party = 'office' | 'lead';

/** What a caller is in the work on a measure with these lead departments. */
export function partiesOf(principal: Principal, leads: readonly string[] = []): Party[] {
  return [
    ...(hasRight(principal, 'measures:write') ? (['office'] as const) : []),
    ...(leads.some((dept) => reaches(principal, 'reports:sign', dept)) ? (['lead'] as const) : []),
  ];
}

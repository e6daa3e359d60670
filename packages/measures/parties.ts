import { hasRight, type Principal } from '@mingcha/http';

/** Who may act: the office that runs the notice (督查室、政务公开办), or a lead unit of the measure in question. */
export type Party = 'office' | 'lead';

/** What a caller is in the work on a measure with these lead departments. */
export function partiesOf(principal: Principal, leads: readonly string[] = []): Party[] {
  const { dept } = principal;
  return [
    ...(hasRight(principal, 'measures:write') ? (['office'] as const) : []),
    ...(hasRight(principal, 'reports:sign') && dept !== undefined && leads.includes(dept)
      ? (['lead'] as const)
      : []),
  ];
}

import type { Principal } from '@mingcha/http';

/** Who may act: the office that runs the notice (督查室、政务公开办), or a lead unit of the measure in question. */
export type Party = 'office' | 'lead';

/** What a caller is in the work on a measure with these lead departments. */
export function partiesOf({ rights, dept }: Principal, leads: readonly string[] = []): Party[] {
  return [
    ...(rights.has('measures:write') ? (['office'] as const) : []),
    ...(rights.has('reports:sign') && dept !== undefined && leads.includes(dept) ? (['lead'] as const) : []),
  ];
}

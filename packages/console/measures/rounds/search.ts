export interface RoundSearch {
  dept?: string;
  form?: string;
}

export interface ReportSearch extends RoundSearch {
  notice?: string;
  round?: string;
}

export interface ChaseSearch {
  state?: string;
  level?: string;
  dept?: string;
}

export interface LeagueSearch {
  round?: string;
  kind?: string;
}

/** Keeps the named parameters of an address that hold a text; the rest is dropped. */
function keep<T extends object>(...names: (keyof T & string)[]) {
  return (input: Record<string, unknown>): T => {
    const kept = names.flatMap((name) => {
      const value = input[name];
      if (typeof value === 'number') return [[name, String(value)]];
      return typeof value === 'string' && value !== '' ? [[name, value]] : [];
    });
    return Object.fromEntries(kept) as T;
  };
}

export const roundSearch = keep<RoundSearch>('dept', 'form');
export const reportSearch = keep<ReportSearch>('notice', 'round', 'dept', 'form');
export const chaseSearch = keep<ChaseSearch>('state', 'level', 'dept');
export const leagueSearch = keep<LeagueSearch>('round', 'kind');

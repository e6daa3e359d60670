/** @jsxImportSource preact */
import type { City, DrawState } from '../api/types.ts';
import { publicStates, stateWords } from '../words/draw.ts';

type YearProps = { years: City['years']; year: number; onYear: (year: number) => void };

/** Chooses one of the years in which a city has drawn. */
export function YearSelect({ years, year, onYear }: YearProps) {
  return (
    <label>
      年份
      <select value={String(year)} onChange={(event) => onYear(Number(event.currentTarget.value))}>
        {years.map((entry) => (
          <option key={entry.year} value={String(entry.year)}>
            {entry.year} 年
          </option>
        ))}
      </select>
    </label>
  );
}

/** Chooses a state, or all of them. */
export function StateSelect(props: { state: DrawState | ''; onState: (state: DrawState | '') => void }) {
  return (
    <label>
      状态
      <select
        value={props.state}
        onChange={(event) => props.onState(event.currentTarget.value as DrawState | '')}
      >
        <option value="">全部</option>
        {publicStates.map((state) => (
          <option key={state} value={state}>
            {stateWords(state).label}
          </option>
        ))}
      </select>
    </label>
  );
}

import { shanghaiDate } from '@mingcha/kernel';
import { defineSeries } from '@mingcha/lifecycle';

/** Numbers of cases by type, and of papers by type and paper; anew each year or day where the pattern has it. */
export const numberSeries = defineSeries('CASENUMBER', ['of', 'period']);

/** In what a pattern counts anew: a day, a year, or never. */
export function periodOf(pattern: string, at: string): string {
  const day = shanghaiDate(new Date(at));
  if (pattern.includes('{date}')) return day;
  return pattern.includes('{year}') ? day.slice(0, 4) : '';
}

/** A number by its pattern: `{year}`, `{date}` (eight digits), `{seq}` or `{seq:5}` (so many digits at least). */
export function numberText(pattern: string, at: string, sequence: number): string {
  const day = shanghaiDate(new Date(at));
  return pattern.replace(/\{(year|date|seq)(?::(\d+))?\}/g, (_, part: string, digits?: string) => {
    if (part === 'year') return day.slice(0, 4);
    if (part === 'date') return day.replaceAll('-', '');
    return String(sequence).padStart(Number(digits ?? 1), '0');
  });
}

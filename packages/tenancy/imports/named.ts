import { cities } from '@mingcha/kernel';
import type { Department } from '../department.ts';

/** The departments that a text names: by its id, else by name, short name or alias; several where it is ambiguous. */
export function byName<D extends Pick<Department, 'id' | 'name' | 'short' | 'aliases'>>(
  departments: readonly D[],
): (text: string) => D[] {
  return (text) => {
    const exact = departments.filter(({ id }) => id === text);
    if (exact.length > 0) return exact;
    return departments.filter(({ name, short, aliases }) => [name, short, ...aliases].includes(text));
  };
}

/** The code of a division of the tenant's by its name; the text itself where it is none. */
export function divisionOf(tenant: string, text: string): string {
  const city = cities.find(({ code }) => code === tenant);
  if (city?.name === text) return city.code;
  return Object.entries(city?.counties ?? {}).find(([, name]) => name === text)?.[0] ?? text;
}

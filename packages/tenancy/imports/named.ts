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

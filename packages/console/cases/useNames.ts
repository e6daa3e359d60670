import { useDeptName } from '../api/tenancy.ts';

/** From the id of a row, a person or a department to its name: by the names that came with it, else by the departments. */
export function useNames(names: Readonly<Record<string, string>>): (id: string) => string {
  const deptName = useDeptName();
  return (id) => names[id] ?? deptName(id);
}

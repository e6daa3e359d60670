/** How the ids of a register's operations name its rows: `inspection-items` → `InspectionItem`, `InspectionItems`. */
export function operationWords({ name }: { name: string }): { one: string; many: string } {
  const many = name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
  return { one: many.replace(/s$/, ''), many };
}

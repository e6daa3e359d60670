/** What a query asks of columns: a field once or several times is any of its values. */
export function filterOf(
  fields: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string[]> {
  const given = Object.entries(fields).flatMap(([field, value]) =>
    value === undefined ? [] : [[field, [value].flat()] as const],
  );
  return Object.fromEntries(given);
}

import type { LevelRow, Values } from './compared.ts';
import type { Edition } from './published.ts';

/** What rows said above when they were taken over from there, as it is open; undefined of one that was not. */
export async function basesOf(
  above: Pick<Edition, 'tenant' | 'open'>,
  rows: readonly LevelRow[],
): Promise<(row: LevelRow) => Values | undefined> {
  const wanted = new Map<string, string[]>();
  for (const { origin } of rows)
    if (origin?.tenant === above.tenant)
      wanted.set(origin.version, [...(wanted.get(origin.version) ?? []), origin.item]);
  const found = new Map<string, Values>();
  for (const [version, items] of wanted)
    for (const [item, values] of await above.open(items, version)) found.set(`${version} ${item}`, values);
  return ({ origin }) => origin && found.get(`${origin.version} ${origin.item}`);
}

import { drop, type Operation, place, sha256Hex } from '@mingcha/store';
import type { KeptPointer } from '../../kept/case.ts';
import { type CasePointer, placeKey, pointerEntity } from '../../kept/pointer.ts';

export type Placing = {
  operations: Operation[];
  /** Where the case stands after these operations. */
  kept: KeptPointer[];
  /** That is everywhere where it is to stand, and nowhere else. */
  isWhole: boolean;
};

type Wanted = { kept: KeptPointer; pointer: CasePointer };
type List = { old: KeptPointer[]; wanted: Wanted[] };

const keptOf = (pointer: CasePointer): KeptPointer => ({
  place: pointer.place,
  order: pointer.order,
  hash: sha256Hex(JSON.stringify(pointer)).slice(0, 12),
});

/**
 * What leads from where a case stands in lists to where it is to stand, in `most` operations at most. What is written there
 * already is not written again. A list that does not fit any more stays as it is, and `kept` says so. Pure.
 */
export function placing(
  before: readonly KeptPointer[],
  pointers: readonly CasePointer[],
  { id, most }: { id: string; most: number },
): Placing {
  const lists = new Map<string, List>();
  const listOf = (where: readonly string[]): List => {
    const key = where.join('\0');
    const found = lists.get(key) ?? { old: [], wanted: [] };
    lists.set(key, found);
    return found;
  };
  for (const pointer of pointers) listOf(pointer.place).wanted.push({ pointer, kept: keptOf(pointer) });
  for (const one of before) listOf(one.place).old.push(one);
  const done: Placing = { operations: [], kept: [], isWhole: true };
  for (const { old, wanted } of lists.values()) {
    const hashes = new Map(old.map((one) => [placeKey(one), one.hash]));
    const stays = new Set(wanted.map(({ kept }) => placeKey(kept)));
    const operations = [
      ...old.filter((one) => !stays.has(placeKey(one))).map((one) => drop(pointerEntity, { ...one, id })),
      ...wanted
        .filter(({ kept }) => hashes.get(placeKey(kept)) !== kept.hash)
        .map(({ pointer }) => place(pointerEntity, pointer)),
    ];
    const fits = done.operations.length + operations.length <= most;
    done.operations.push(...(fits ? operations : []));
    done.kept.push(...(fits ? wanted.map(({ kept }) => kept) : old));
    done.isWhole &&= fits;
  }
  return done;
}

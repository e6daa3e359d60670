import type { Values } from '@mingcha/cases';
import type { Principal } from '@mingcha/http';
import { faultsOf, type SheetFault, type SheetImport, type SheetRow } from '@mingcha/http/sheets';
import { canonicalJson, newId, Problem } from '@mingcha/kernel';
import { queryAll, sha256Hex, sideBySide, type TenantStore } from '@mingcha/store';
import type { CaseDeps } from '../deps.ts';
import { openerOf } from '../engine/opening/open.ts';
import { judgeOpening } from '../engine/opening/opening.ts';
import { uniquesOf } from '../engine/opening/uniques.ts';
import { refuseUnique } from '../engine/write.ts';
import { caseEntity } from '../kept/case.ts';
import { importedEntity } from '../kept/imported.ts';
import type { CurrentType } from '../types/caseTypes.ts';
import { createCellReader } from './cells.ts';
import type { OpeningColumn } from './columns.ts';

/** A row that can be opened, and the sheet that it is of. */
export type GivenCase = { values: Values; sheet: string; row: number };
type Shown = Record<string, string>;
type About = {
  definition: CurrentType;
  columns: Readonly<Record<string, OpeningColumn>>;
  caller: Principal;
};

/**
 * Checks the rows of a sheet of cases as each would be opened singly, by the same person, and against the rows before it.
 * Rows that the same sheet has opened before are `there`, and neither ready nor wrong.
 */
export async function checkCases(
  store: TenantStore,
  deps: CaseDeps,
  { definition, columns, caller }: About,
  rows: readonly SheetRow<string>[],
) {
  const { name: type } = definition.compiled.type;
  const sheet = sha256Hex(canonicalJson(rows.map(({ row, cells }) => [row, cells])));
  const there = await openedBefore(store, type, sheet);
  const before = new Set(there.map(({ row }) => row));
  const readCells = createCellReader(store, deps);
  const ready: { row: number; given: GivenCase; shown: Shown }[] = [];
  const faults: SheetFault[] = [];
  const held: { row: number; uniques: string[] }[] = [];
  await sideBySide(
    rows.filter(({ row }) => !before.has(row)),
    async (line) => {
      const { row, cells } = line;
      const { values, faults: ofCells } = await readCells(line, columns);
      faults.push(...ofCells);
      const unread = new Set(ofCells.map(({ column }) => column));
      try {
        held.push({ row, uniques: await judge(values) });
        if (ofCells.length === 0) ready.push({ row, given: { values, sheet, row }, shown: { ...cells } });
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        // A cell that could not be read is not said to be empty as well.
        faults.push(...faultsOf(error, row, columns).filter(({ column }) => !column || !unread.has(column)));
      }
    },
  );
  faults.push(...repeats(held));
  return { ready: ready.sort((a, b) => a.row - b.row), faults, there };

  /** Throws what is wrong with a row; resolves to what its case would hold alone. */
  async function judge(values: Values): Promise<string[]> {
    const opener = openerOf(definition, values, caller);
    const opening = { ...opener, values, id: newId(deps.clock()) };
    const { change } = await judgeOpening(store, deps, definition, opening);
    const uniques = uniquesOf(definition.compiled, change.after);
    for (const one of uniques) await refuseUnique(store, { ...one, type });
    return uniques.map((one) => canonicalJson(one));
  }
}

async function openedBefore(store: TenantStore, type: string, sheet: string): Promise<SheetImport['there']> {
  const found = await queryAll(store, importedEntity, [type, sheet]);
  const cases = await store.getMany(
    caseEntity,
    found.map(({ id }) => ({ id })),
  );
  return found.map(({ row, id }, i) => ({ row, id, name: cases[i]?.number ?? id }));
}

/** Says of rows whose cases would hold the same alone as a row before them where that is. */
function repeats(held: readonly { row: number; uniques: string[] }[]): SheetFault[] {
  const first = new Map<string, number>();
  return [...held]
    .sort((a, b) => a.row - b.row)
    .flatMap(({ row, uniques }) => {
      const other = uniques.map((one) => first.get(one)).find((one) => one !== undefined);
      for (const one of uniques) if (!first.has(one)) first.set(one, row);
      if (other === undefined) return [];
      return [{ row, code: 'repeated', message: `与第 ${other} 行是同一件事项，请删除其中一行` }];
    });
}

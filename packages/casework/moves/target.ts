import {
  type CaseType,
  type CompiledCaseType,
  checkSoundness,
  mixedType,
  moveProblems,
  type Part,
  type Places,
  pathText,
  placesOf,
  readCaseType,
} from '@mingcha/cases';
import type { OfficeCalendar } from '@mingcha/lifecycle/clocks';
import type { TenantStore } from '@mingcha/store';
import { rowMaps } from '../engine/rows.ts';
import type { Case } from '../kept/case.ts';
import { type Definition, definitionOf, pinnedDefinition } from '../types/definitions.ts';

/** Where cases that are pinned to a definition move to, or why they cannot. */
export type Target =
  | { ok: true; definition: Definition; places: Places }
  | { ok: false; problems: readonly { pointer: string; message: string }[] };

/** More situations than these are not gone through while somebody waits. */
const mostPlaces = 20_000;

/** Finds for each definition where its cases move to; each is worked out once. */
export function createTargets(store: TenantStore, next: CaseType, parts: readonly Part[]) {
  const known = new Map<string, Promise<Target>>();
  async function find(hash: string): Promise<Target> {
    const own = await pinnedDefinition(store, hash);
    const read = readCaseType(mixedType(own.compiled.type, next, parts));
    if (!read.ok) return { ok: false, problems: read.problems };
    const errors = checkSoundness(read.type, mostPlaces).findings.filter(({ level }) => level === 'error');
    const wrong = errors.map(({ message, path }) => ({
      pointer: '',
      message: path.length === 0 ? message : `${message}（经过：${pathText(path)}）`,
    }));
    const places = wrong.length === 0 ? placesOf(read.type, mostPlaces) : undefined;
    return places
      ? { ok: true, definition: definitionOf(read.type), places }
      : { ok: false, problems: wrong };
  }
  return (hash: string): Promise<Target> => {
    const target = known.get(hash) ?? find(hash);
    known.set(hash, target);
    return target;
  };
}

/** Why an open case cannot move now; none if it can, or is there already. */
export function unmovable(
  found: Case,
  { from, target, next }: { from: CompiledCaseType; target: Target; next: CaseType },
  { at, office }: { at: string; office: OfficeCalendar },
): readonly string[] {
  if (!target.ok) return ['所依据的旧定义改用这些部分后不成立。'];
  const { definition, places } = target;
  if (definition.hash === found.def) return [];
  const moment = { at, office, lookups: { rows: rowMaps(found.rows) } };
  const required = next.open.fills;
  return moveProblems({ from, to: definition.compiled }, found.course, moment, { places, required });
}

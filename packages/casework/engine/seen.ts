import type { CompiledCaseType } from '@mingcha/cases';
import type { Principal } from '@mingcha/http';
import type { OfficeCalendar } from '@mingcha/lifecycle/clocks';
import type { Stored, TenantStore } from '@mingcha/store';
import { requireSeen } from '../access/sight.ts';
import type { CaseDeps } from '../deps.ts';
import { type Case, loadCase } from '../kept/case.ts';
import type { Names } from '../view/names.ts';
import { loadOffice } from './opening/office.ts';

/** A case with what it is looked at by: its definition as it applies now, and the calendar. */
export type SeenCase = {
  found: Stored<Case>;
  compiled: CompiledCaseType;
  office: OfficeCalendar;
  /** What was looked up on the way. */
  names?: Names;
};

/** A case that the caller sees. Throws `not-found` (404) where there is none, or not for them. */
export async function loadSeen(
  store: TenantStore,
  { types }: Pick<CaseDeps, 'types'>,
  { type, id }: { type: string; id: string },
  caller: Principal,
): Promise<SeenCase> {
  // Side by side: none of them depends on another.
  const [found, now, office] = await Promise.all([
    loadCase(store, type, id),
    types.current(store, type),
    loadOffice(store),
  ]);
  const compiled = await types.of(store, found, now);
  requireSeen(compiled, found, caller);
  return { found, compiled, office };
}

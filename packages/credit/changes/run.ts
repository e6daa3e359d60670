import { audit } from '@mingcha/http';
import { objectKind } from '@mingcha/inspection';
import { type Clock, sameValue, shanghaiDate } from '@mingcha/kernel';
import { auditedRow, openRegister } from '@mingcha/register';
import { remove, replace, type Stored, type TenantStore, unlessOvertaken } from '@mingcha/store';
import { compileCombinations } from '../combinations/compile.ts';
import { pinnedRules } from '../combinations/published.ts';
import type { RiskClass } from '../models/format.ts';
import { postponed, workOffDue } from '../outbox.ts';
import { publishLanded, withClasses } from '../recompute/land.ts';
import { findLine } from '../recompute/page.ts';
import { landedEntity, loadRun } from '../recompute/run.ts';
import { type Wanted, wantedBy } from '../recompute/summary.ts';
import { type ClassOut, changedClassEntity, classOutEntity, manualChangeEntity } from './change.ts';

/** The class that a subject is to have now: the one that people have set, else that of the last evaluation, else the one before. */
async function classDue(
  store: TenantStore,
  { subject, case: of }: Pick<ClassOut, 'subject' | 'case'>,
  today: string,
): Promise<Partial<Wanted>> {
  const set = await store.get(changedClassEntity, { subject });
  if (set && set.until >= today) return { class: set.to };
  const landed = await store.get(landedEntity, {});
  const line = landed && (await findLine(store, landed.run, subject));
  if (landed && line) {
    const rules = await pinnedRules(store, await loadRun(store, landed.run));
    return wantedBy(compileCombinations(rules), line);
  }
  const before = (await store.get(manualChangeEntity, { subject, case: of }))?.from;
  return before === undefined || before === 'U' ? {} : { class: before };
}

const named = (riskClass: RiskClass | undefined) => (riskClass ? ` ${riskClass} 类` : '未分类');

/** Brings the class of one subject into the roster as a version, and resolves to its entry as it stands then. */
async function bring(store: TenantStore, clock: Clock, out: Stored<ClassOut>): Promise<void> {
  const register = openRegister(store, objectKind, { now: clock, decides: true });
  // Without a model, people write classes as any other field.
  const isClaimed = (await store.get(landedEntity, {})) !== undefined;
  const { by, reason, subject } = out;
  const { lock, ...rest } = out;
  let written: ReturnType<typeof audit> = [];
  await register.change({
    ...{ by, reason, source: { type: 'edit' } },
    ...(isClaimed && { claims: ['riskClass', 'itemClasses'] }),
    async ops({ version }) {
      const row = version ? await register.row(version.id, subject) : undefined;
      if (!row) return [];
      const due = await classDue(store, out, shanghaiDate(clock()));
      const next = withClasses(row, due);
      if (sameValue(next, row)) return [];
      written = audit(clock, by, 'credit.change-class', auditedRow(objectKind, row), {
        detail: { from: named(row.riskClass), to: named(due.class), reason },
      });
      return [{ type: 'put', row: next }];
    },
    alongside: ({ version, counts: { changed } }) =>
      changed > 0 && version
        ? [replace(classOutEntity, { ...rest, version: version.id }, lock), ...written]
        : [],
  });
}

/** One entry to its end; called again after a crash it does the rest. */
async function carryOut(store: TenantStore, clock: Clock, out: Stored<ClassOut>): Promise<void> {
  if (out.version === undefined) await bring(store, clock, out);
  const now = await store.get(classOutEntity, out);
  if (!now) return;
  if (now.version !== undefined)
    await publishLanded(store, { by: now.by, version: { id: now.version } }, clock);
  await store.write(remove(classOutEntity, now, now.lock));
}

/**
 * Brings classes that people have set, or whose time is over, into the roster, and publishes it where what it was made from is
 * what is published: draws take it from there. Resolves to the instant at which there is more.
 */
export async function runClassChanges(
  store: TenantStore,
  { clock }: { clock: Clock },
): Promise<string | undefined> {
  return workOffDue(store, classOutEntity, { what: 'class changes', clock }, async (out, now) => {
    try {
      await carryOut(store, clock, out);
    } catch (error) {
      const left = (await store.get(classOutEntity, out)) ?? out;
      await unlessOvertaken(store.write(...postponed(classOutEntity, left, now)));
      throw error;
    }
  });
}

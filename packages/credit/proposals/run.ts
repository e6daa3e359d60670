import { actBeside, casesNowOf, type EngineDeps, idBeside, openBeside } from '@mingcha/casework/besides';
import { objectKind } from '@mingcha/inspection';
import { Problem, shanghaiDate, startOfDay } from '@mingcha/kernel';
import { openRegister } from '@mingcha/register';
import { create, put, remove, retryAt, type Stored, type TenantStore, unlessOvertaken } from '@mingcha/store';
import { allDepartments } from '@mingcha/tenancy';
import { endGroundless } from '../measures/uses.ts';
import { recordsOf } from '../records/reading/read.ts';
import { abnormalType } from '../repair/repair.ts';
import { openLeads } from '../warnings/open.ts';
import { publishedRules } from '../warnings/published.ts';
import { nextExpiry } from '../warnings/warnings.ts';
import { kindOfCode, type Proposal, proposalsOf, reportedYears } from './facts.ts';
import { type Noted, notedEntity, subjectsNoted, without } from './noted.ts';

/** A look takes so many subjects; where there are more, the next look follows at once. */
const mostAtOnce = 200;

/** Whom a listing is proposed to: who has the subject in its charge, else who reported the fact. */
async function deptOf(store: TenantStore, subject: string, { department }: Proposal) {
  const roster = openRegister(store, objectKind);
  const { draft } = await roster.heads();
  const row = draft ? await roster.row(draft.id, subject) : undefined;
  const known = new Set((await allDepartments(store)).map(({ id }) => id));
  return [row?.jurisdiction, department].find((one) => one !== undefined && known.has(one));
}

/** Opens a case with the facts, once: its id follows from them. One that is open for the same ground is enough. */
async function propose(
  store: TenantStore,
  deps: EngineDeps,
  { subject, name, proposal }: { subject: string; name: string; proposal: Proposal },
): Promise<void> {
  const kind = kindOfCode(subject);
  if (!kind) return;
  const { key, since, reason, year, facts } = proposal;
  const dept = await deptOf(store, subject, proposal);
  const values = {
    ...{ name, uscc: subject, kind, reason, facts },
    ...(year !== undefined && { year }),
    ...(dept !== undefined && { dept }),
  };
  try {
    const id = idBeside(abnormalType, key, `${since}T00:00:00.000Z`);
    await openBeside(store, deps, id, async () => ({ type: abnormalType, values }));
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'not-unique') throw error;
  }
}

/** A household business that is marked for a report which has come in is restored at once. */
async function restore(
  store: TenantStore,
  deps: EngineDeps,
  { subject, years }: { subject: string; years: ReadonlySet<number> },
): Promise<void> {
  if (years.size === 0) return;
  for (const { id } of await casesNowOf(store, abnormalType, subject))
    await actBeside(store, deps, id, async ({ state, fields: { reason, year } }) =>
      state === 'marked' && reason === '未按期公示年度报告' && years.has(Number(year))
        ? { action: 'restore', values: { ground: `已补报 ${String(year)} 年度报告` }, checks: [] }
        : undefined,
    );
}

/** Looks at one subject; resolves to the day on which its facts propose something or a rule warns of an end, where that is to come. */
async function look(
  store: TenantStore,
  deps: EngineDeps,
  subject: string,
  rules: Awaited<ReturnType<typeof publishedRules>>,
): Promise<string | undefined> {
  const records = await recordsOf(store, subject);
  const today = shanghaiDate(deps.clock());
  await restore(store, deps, { subject, years: reportedYears(records) });
  await endGroundless(store, deps, subject);
  await openLeads(store, deps, { rules, subject, records, today });
  const proposals = proposalsOf(records);
  for (const proposal of proposals)
    if (proposal.since <= today) await propose(store, deps, { subject, name: records[0]!.name, proposal });
  const ends = nextExpiry(rules, records, today);
  return [...proposals.map(({ since }) => since), ...(ends === undefined ? [] : [ends])]
    .filter((since) => since > today)
    .sort()[0];
}

/** Looks at the first subjects of a note, and leaves a note for the others, for later days, and for what failed. */
async function carryOut(store: TenantStore, deps: EngineDeps, noted: Stored<Noted>): Promise<unknown[]> {
  const { id, lock, list } = noted;
  const subjects = await subjectsNoted(store, noted);
  const now = deps.clock();
  const faults: unknown[] = [];
  const later = new Map<string, string[]>();
  const rules = await publishedRules(store);
  const again = (at: string, subject: string) => later.set(at, [...(later.get(at) ?? []), subject]);
  for (const subject of subjects.slice(0, mostAtOnce)) {
    try {
      const day = await look(store, deps, subject, rules);
      if (day !== undefined) again(startOfDay(day).toISOString(), subject);
    } catch (error) {
      faults.push(error);
      again(retryAt(1, now), subject);
    }
  }
  // A list may be noted for the same day already.
  const own = list === undefined ? id : `${id} later`;
  const notes = [...later].map(([at, those]) => ({ at, id: own, subjects: those }));
  const before = await Promise.all(notes.map((note) => store.get(notedEntity, note)));
  await unlessOvertaken(
    store.write(
      subjects.length > mostAtOnce
        ? put(notedEntity, without(noted, mostAtOnce), noted)
        : remove(notedEntity, noted, lock),
      ...notes.flatMap((note, i) =>
        before[i]
          ? [
              put(
                notedEntity,
                { ...note, subjects: [...new Set([...before[i].subjects, ...note.subjects])] },
                before[i],
              ),
            ]
          : [create(notedEntity, note)],
      ),
    ),
  );
  return faults;
}

/**
 * Proposes listings from facts: an annual report that is missing after its day, an address where an inspection found nobody.
 * Done twice it opens nothing twice. Resolves to the instant at which there is more.
 */
export async function runProposals(store: TenantStore, deps: EngineDeps): Promise<string | undefined> {
  const between = { to: [deps.clock().toISOString()] };
  const { items: due } = await store.query(notedEntity, [], { between, limit: 1 });
  const faults = due[0] ? await carryOut(store, deps, due[0]) : [];
  if (faults.length > 0)
    throw new AggregateError(faults, `proposals: ${faults.join('; ')}`, { cause: faults[0] });
  const { items: next } = await store.query(notedEntity, [], { limit: 1 });
  return next[0]?.at;
}

import { actBeside, casesNowOf, type EngineDeps } from '@mingcha/casework/besides';
import { objectKind } from '@mingcha/inspection';
import { Problem, shanghaiDate } from '@mingcha/kernel';
import { openRegister } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import type { EvaluationDeps } from '../deps.ts';
import { measureUses } from '../measures/measureLists.ts';
import { endGroundless, usesOf } from '../measures/uses.ts';
import { compileModel } from '../models/compile.ts';
import { subjectFields } from '../models/fields.ts';
import { scoreOf } from '../models/score.ts';
import { landingModel } from '../recompute/begin.ts';
import { isPublicOn } from '../records/publication/period.ts';
import { loadRules } from '../records/publication/rules.ts';
import { recordsOf } from '../records/reading/read.ts';
import { repairRecord } from '../records/writing/repair.ts';
import { composeReport } from '../report/compose.ts';
import { listingsConcerned, recordConcerned, recordText } from './concerned.ts';
import { suspendListings } from './interim.ts';
import { listingType, type Repair, type SubscriberName } from './repair.ts';

export type RepairDeps = EngineDeps & Pick<EvaluationDeps, 'models' | 'recordKinds'>;

/** What a subscriber did, or what it waits for. Done again it changes nothing. */
export type Said = { did: string } | { waits: string };
export type Subscriber = (store: TenantStore, deps: RepairDeps, repair: Repair) => Promise<Said>;

/** Throws what must never be: the part of the system that was to forget the record still shows it. */
function stillThere(where: string, { number }: Repair): never {
  throw new Error(`the repaired record ${number} is still in ${where}`);
}

const concernedOf = async (store: TenantStore, repair: Repair) =>
  recordConcerned(await recordsOf(store, repair.subject), repair);

/** Takes the publication away by one next version of the record, and looks whether it is public. */
const publication: Subscriber = async (store, { clock }, repair) => {
  const found = await concernedOf(store, repair);
  if (!found) return { did: '没有以此文号公示的信息。' };
  const reason = repair.ruling === undefined ? '信用修复' : `破产临时修复（${repair.ruling}）`;
  const now = (await repairRecord(store, clock, found, { by: repair.by, reason })) ?? found;
  const { rules } = await loadRules(store);
  if (isPublicOn(now, rules, shanghaiDate(clock()))) return stillThere('the publication', repair);
  return { did: `${recordText(now)}记为已修复（第 ${now.version} 版），公示页不再列出。` };
};

/** Looks whether a report that is made now names the record. */
const report: Subscriber = async (store, deps, repair) => {
  const [{ records, listings }, found] = await Promise.all([
    composeReport(store, deps, repair.subject),
    concernedOf(store, repair),
  ]);
  // Another authority may have given the same number to something that stays.
  if (records.some(({ number, authority }) => number === found?.number && authority === found.authority))
    return stillThere('the report', repair);
  if (listings.some(({ penalty }) => penalty === repair.number)) return { waits: '移出名单后不再列出。' };
  return { did: '现在出具的信用报告不再列出这条信息；此前列出它的报告，核验时显示内容已有变化。' };
};

/** Removes the listings that rest on what is repaired. */
const lists: Subscriber = async (store, deps, repair) => {
  if (repair.ruling !== undefined) return suspendListings(store, deps, repair);
  const listings = await casesNowOf(store, listingType, repair.subject);
  const concerned = listingsConcerned(listings, repair.number);
  for (const { id } of concerned) {
    try {
      await actBeside(store, deps, id, async ({ state }) =>
        state === 'listed' ? { action: 'repair', values: { ground: '信用修复' }, checks: [] } : undefined,
      );
    } catch (error) {
      if (!(error instanceof Problem) || !error.code.startsWith('case-')) throw error;
      return { waits: '列入未满最短期限，期满后由系统移出。' };
    }
  }
  const removed = listings.filter(
    ({ number, fields, state, result }) =>
      state === 'removed' && result === 'repaired' && [number, fields.penalty].includes(repair.number),
  );
  const numbers = [...new Set([...concerned, ...removed].map(({ number = '' }) => number))];
  return {
    did:
      numbers.length > 0
        ? `已移出严重违法失信名单：${numbers.join('、')}。`
        : '不在严重违法失信名单，无须移出。',
  };
};

/** Evaluates the subject by the model that lands, and looks whether the record counts. The proof names no class, because the applicant reads it. */
const evaluation: Subscriber = async (store, deps, repair) => {
  const [at, records] = await Promise.all([landingModel(store, deps), recordsOf(store, repair.subject)]);
  const found = recordConcerned(records, repair);
  if (!found) return { did: '没有计分的信息。' };
  if (!at) return { did: '本市没有写入名录的评价模型；以后的评价只计有效的记录，不计入这条。' };
  const model = compileModel(at.model, await deps.recordKinds(store), subjectFields);
  const roster = openRegister(store, objectKind);
  const { draft } = await roster.heads();
  const row = draft && (await roster.row(draft.id, repair.subject));
  const today = shanghaiDate(deps.clock());
  const { contributions, direct } = scoreOf(model, row ?? { id: repair.subject }, records, today);
  if ([...contributions, ...direct].some((one) => one.at(-1) === found.id))
    return stillThere('the evaluation', repair);
  return {
    did: `按“${at.model.title}”第 ${at.number} 版核算，这条记录不再计分；下一次评价起生效。`,
  };
};

/** Ends the measures that rest on what is repaired, once it is gone from records and lists. */
const measures: Subscriber = async (store, deps, { subject, number }) => {
  await endGroundless(store, deps, subject);
  const left = await usesOf(store, subject, shanghaiDate(deps.clock()));
  if (left.some(({ now }) => now.fields.rests === number)) return { waits: '移出名单后解除。' };
  const { type } = measureUses.punishment;
  const lifted = (await casesNowOf(store, type, subject)).filter(
    ({ result, fields }) => result === 'lifted' && fields.rests === number,
  );
  const numbers = lifted.map(({ number: own = '' }) => own).join('、');
  return { did: numbers === '' ? '没有以它为依据的惩戒措施。' : `已解除惩戒措施：${numbers}。` };
};

/** In the order in which they follow: the first does what the others look for. */
export const following: readonly (readonly [SubscriberName, Subscriber])[] = [
  ['publication', publication],
  ['lists', lists],
  ['report', report],
  ['evaluation', evaluation],
  ['measures', measures],
];

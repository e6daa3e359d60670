import { caseNow, type Hook, type Hooks } from '@mingcha/casework/besides';
import { publishedItems } from '@mingcha/catalogue';
import { place, put } from '@mingcha/store';
import { capRefusal, frequencyText } from './caps/count.ts';
import { openingsEntity } from './caps/openings.ts';
import { policyCaps } from './caps/policy.ts';
import { countedVisit, publishedCaps } from './caps/read.ts';
import { agreed, certified, partCertified, sent } from './certified.ts';
import { isCalledOff, listed, visitType } from './decide.ts';
import { dispatched } from './dispatched.ts';
import { inspectedEntity, newInspected } from './writeBack/inspected.ts';

/**
 * 频次上限: an enterprise is not inspected more often in a year than the city has published, or its policy of supervision allows. What is opened counts what is open too,
 * and is counted in the same write, so that of two at one moment one is judged anew; what is approved counts what was approved
 * before, and is refused where one of those has changed meanwhile.
 */
const cap: Hook = {
  reads: ['object', 'kind', 'items', 'dept', 'codepts', 'from', 'task'],
  async refuses({ id, fields }, { store, casesOf }) {
    const visit = countedVisit(fields);
    const of = { object: String(fields.object), year: visit.year };
    // Before the visits: whatever is opened after this reading moves it.
    const opened = id === undefined ? await store.get(openingsEntity, of) : undefined;
    // An object has one visit of a task: another worker may have opened this very one meanwhile.
    const all = (await casesOf(visitType, String(fields.object))).filter(
      (one) => one.id !== id && (fields.task === undefined || one.fields.task !== fields.task),
    );
    const others = all.filter((one) => !isCalledOff(one) && (id === undefined || one.state !== 'proposed'));
    const [caps, items, policyOf] = await Promise.all([
      publishedCaps(store),
      publishedItems(store, visit.items),
      policyCaps(store, [of.object]),
    ]);
    const counted = others.map((one) => countedVisit(one.fields));
    return {
      refusal: capRefusal(visit, counted, caps, [...items.values()], policyOf(of.object)),
      checks: all.map(({ unchanged }) => unchanged),
      ...(id === undefined && {
        writes: [put(openingsEntity, { ...of, count: (opened?.count ?? 0) + 1 }, opened)],
      }),
    };
  },
};

/** Which visit of the year it is, as the notice says: counted when it is approved, or made at once. */
const frequency: Hook = {
  reads: ['object', 'kind', 'dept', 'codepts', 'from', 'approvedOn', 'urgent'],
  async looks({ id, fields }, { store, casesOf }) {
    const others = (await casesOf(visitType, String(fields.object))).filter(
      (one) => one.id !== id && !isCalledOff(one) && one.state !== 'proposed',
    );
    const counted = others.map((one) => countedVisit(one.fields));
    return frequencyText(countedVisit(fields), counted, await publishedCaps(store));
  },
};

/** Rows that a field of a case has room for. */
const mostPoints = 200;

/** The points of a visit's items as a form for the pen: each with a box for every answer that is allowed. */
const checkPoints: Hook = {
  reads: ['formsFor'],
  async looks({ id }, { store, caseOf }) {
    const now = id === undefined ? undefined : await caseOf(visitType, id);
    const items = await publishedItems(store, listed(now?.fields.items));
    const rows = [...items.values()].flatMap(({ name, points = [] }) =>
      points.map(({ point, answers, basis }) => ({
        ...{ item: name, point },
        answers: answers
          .split('、')
          .map((one) => `□${one}`)
          .join(' '),
        ...(basis !== undefined && { basis }),
      })),
    );
    if (rows.length <= mostPoints) return rows.length > 0 ? rows : undefined;
    const left = rows.length - mostPoints + 1;
    const rest = { item: '其余事项', point: `另有 ${left} 项要点，见随机抽查事项清单`, answers: '' };
    return [...rows.slice(0, mostPoints - 1), rest];
  },
};

const isPending = (outcome: unknown): boolean => outcome === '发现问题待处理';

/** The problem that is followed until it is corrected, with whose it is. */
const toCorrect: Hook = {
  reads: ['outcome', 'problems', 'objectName'],
  computes: ({ outcome, problems, objectName }) =>
    isPending(outcome) && problems !== undefined
      ? [objectName, problems].filter((part) => part !== undefined).join('：')
      : undefined,
};

const problemSource: Hook = {
  reads: ['outcome'],
  computes: ({ outcome }) => (isPending(outcome) ? '检查' : undefined),
};

/** What was inspected is written into the roster later, many at once; so is what is amended of it. */
const inspected: Hook = {
  reads: ['object', 'endedOn', 'outcome'],
  async alongside({ id, fields: { object, endedOn, outcome }, amended }, { now }) {
    if (typeof object !== 'string' || typeof endedOn !== 'string') return [];
    const { before } = amended.at(-1) ?? {};
    const isSame = before?.endedOn === undefined && before?.outcome === undefined;
    if (before ? isSame : outcome === '未能检查') return [];
    const of = { object, on: endedOn, case: id!, ...(before && { amended: true as const }) };
    return [place(inspectedEntity, newInspected(of, now))];
  },
};

/** What waits for the second inspector names its photos already: those that came later would be lost with their consent. */
const unrecorded: Hook = {
  reads: [],
  async refuses({ id }, { store }) {
    const now = id === undefined ? undefined : await caseNow(store, id);
    const waits = now?.pending.includes('record') === true;
    return {
      ...(waits && {
        refusal: '检查情况已经登记，正等待确认。要补充照片的，请先退回或者撤回登记，补充后再登记。',
      }),
    };
  },
};

/** The code that the definition of a visit names. */
export const visitHooks: Hooks = new Map<string, Hook>([
  ['inspection.cap', cap],
  ['inspection.unrecorded', unrecorded],
  ['inspection.certified', certified],
  ['inspection.partCertified', partCertified],
  ['inspection.sent', sent],
  ['inspection.agreed', agreed],
  ['inspection.dispatched', dispatched],
  ['inspection.frequency', frequency],
  ['inspection.checkPoints', checkPoints],
  ['inspection.toCorrect', toCorrect],
  ['inspection.problemSource', problemSource],
  ['inspection.inspected', inspected],
]);

import type { CaseRow } from '@mingcha/casework/reading';
import { type DemoActor, type DemoPast, found, foundInTurn } from '@mingcha/demo';
import type { Principal } from '@mingcha/http';
import { addDays } from '@mingcha/kernel';
import type { Timeline } from '../timeline.ts';
import type { Desk } from './desk.ts';
import type { Staff } from './staff.ts';

type Given = {
  desk: Desk;
  staff: Staff;
  visits: readonly CaseRow[];
  /** How the city makes them; first and last day. */
  how: DemoPast;
  from: string;
  until: string;
  lead: DemoActor;
  head: DemoActor;
};

/** What those say who come along from another department. */
const joined = {
  items: '明码标价和收费行为检查',
  findings: '商品和服务均明码标价，没有发现价外收费。',
};
const visitType = 'inspection-visits';
const followType = 'rectifications';
/** Days from one round of visits to the next, and how many are made in one. */
const every = 4;
const atOnce = 3;
/** Days from a visit's end to a publication that comes after its twenty working days. */
const late = 31;

/** What becomes of visits that were dispatched: approved together, made a few at a time, and published with what they found. */
export async function planVisits(timeline: Timeline, given: Given): Promise<void> {
  const { desk, staff, visits, from, until, how, lead, head } = given;
  for (const [n, { id, listed }] of visits.entries()) {
    const of = { type: visitType, id };
    const kind = foundInTurn[(n + how.turn) % foundInTurn.length]!;
    const approvedOn = addDays(from, -1);
    const made = how.madeLate?.includes(n)
      ? addDays(until, 2)
      : addDays(from, 2 + every * Math.floor(n / atOnce));
    const published = how.publishedLate?.includes(n) ? late : 2;
    const after = (days: number) => addDays(made, days);
    const team = async () => {
      const all = ((await desk.now(id))!.fields.team as string[]).map(staff.account);
      const isOfLead = ({ dept }: Principal) => dept === listed.dept;
      return { own: all.filter(isOfLead), others: all.filter((one) => !isOfLead(one)) };
    };
    timeline.at(approvedOn, () => desk.step(staff.by(head), of, { act: 'permit', values: { approvedOn } }));
    timeline.at(made, async () => {
      const {
        own: [first, second],
        others: [guest],
      } = await team();
      const values = { ...found[kind], endedOn: made, ...(kind === 'pending' && { correctBy: after(15) }) };
      await desk.step(first!, of, { act: 'serve', values: { servedOn: made } });
      if (guest) await desk.step(guest, of, { answer: 'part', with: 'clean', values: joined });
      await desk.step(first!, of, { act: 'record', values });
      await desk.step(second!, of, { approve: 'record' });
    });
    timeline.at(after(1), () => desk.step(staff.by(lead), of, { approve: 'record' }));
    timeline.at(after(published), () => desk.step(staff.by(lead), of, { act: 'publish' }));
    if (kind === 'pending') planFollowUp(timeline, { ...given, object: String(listed.object), after });
  }
}

/** What was found is corrected by its term, looked at again, and struck from the list. */
function planFollowUp(
  timeline: Timeline,
  {
    desk,
    staff,
    lead,
    head: named,
    object,
    after,
  }: Pick<Given, 'desk' | 'staff' | 'lead' | 'head'> & { object: string; after: (days: number) => string },
): void {
  const of = async () => {
    const rows = await desk.rows(followType);
    const open = rows.find((one) => one.listed.object === object && one.endedOn === undefined)!;
    return { type: followType, id: open.id };
  };
  const [unit, verifier, head] = [staff.by(lead), staff.by('second'), staff.by(named)];
  timeline.at(after(2), async () =>
    desk.step(unit, await of(), { act: 'claim', values: { plan: '督促该单位限期重新检定，并提交证明。' } }),
  );
  timeline.at(after(8), async () => {
    const proof = await desk.send(unit, '整改证明.txt', '该设备已重新检定合格，新的检定标识已张贴。（演示）');
    const values = { done: '已重新检定，新标识已张贴。', proof: [proof] };
    await desk.step(unit, await of(), { act: 'report', values });
  });
  timeline.at(after(11), async () =>
    desk.step(verifier, await of(), { act: 'strike', values: { opinion: '现场核查属实。' } }),
  );
  timeline.at(after(12), async () => desk.step(head, await of(), { approve: 'strike' }));
}

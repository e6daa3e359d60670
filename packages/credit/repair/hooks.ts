import { answerOf, type Hook, type Hooks } from '@mingcha/casework/besides';
import { problems, shanghaiDate } from '@mingcha/kernel';
import { check, create, put } from '@mingcha/store';
import { recordsOf } from '../records/reading/read.ts';
import { listingsConcerned, recordConcerned, recordText, repairFaults, repairRefusal } from './concerned.ts';
import {
  isProved,
  listingType,
  newRepairOut,
  type Repair,
  repairEntity,
  repairOutEntity,
  subscribers,
} from './repair.ts';

/** Whom a repair is about, and what it repairs. */
const asked = (fields: Readonly<Record<string, unknown>>) => ({
  subject: String(fields.uscc),
  number: String(fields.record),
  authority: String(fields.authority),
});

/** The record that an application is about, for who handles it. */
const record: Hook = {
  reads: ['uscc', 'record', 'authority'],
  async looks({ fields }, { store }) {
    const { subject, ...of } = asked(fields);
    const found = recordConcerned(await recordsOf(store, subject), of);
    return found && recordText(found);
  },
};

/** Who recorded it repairs it, as long as it stands, and by its own day of publication. */
const repairable: Hook = {
  reads: ['uscc', 'record', 'authority', 'weight', 'publishedOn'],
  async refuses({ fields, given }, { store, now, casesOf }) {
    const { subject, ...of } = asked(fields);
    const [records, listings] = await Promise.all([recordsOf(store, subject), casesOf(listingType, subject)]);
    const concerned = listingsConcerned(listings, of.number);
    const record = recordConcerned(records, of);
    const refusal = repairRefusal(of, record, concerned);
    const faults = repairFaults(fields, { record, listings: concerned, today: shanghaiDate(now) });
    return {
      ...(refusal === undefined ? answerOf({ given }, faults) : { refusal }),
      checks: concerned.map(({ unchanged }) => unchanged),
    };
  },
};

/** Who else is asked to confirm: nobody, where no unit publishes it on a site of its own. */
const sites: Hook = { reads: ['sites'], computes: (fields) => fields.sites };

/** The event that all subscribers follow, in the transaction of the decision. */
const repair: Hook = {
  reads: ['uscc', 'record', 'authority', 'ruling'],
  async alongside({ id = '', fields, event }) {
    const { ruling } = fields;
    const repaired = {
      ...{ case: id, ...asked(fields), decidedAt: event.at, by: event.by, proofs: {} },
      ...(typeof ruling === 'string' && ruling !== '' && { ruling }),
    };
    return [create(repairEntity, repaired), create(repairOutEntity, newRepairOut(repaired))];
  },
};

/** A repair is done when all have proved it, and not before. */
const proved: Hook = {
  reads: ['uscc'],
  async alongside({ id = '', fields: { uscc } }, { store }) {
    const key = { subject: String(uscc), case: id };
    const found = await store.get(repairEntity, key);
    if (found && isProved(found)) return [check(repairEntity, key, found.lock)];
    const missing = Object.entries(subscribers).flatMap(([name, title]) =>
      found && Object.hasOwn(found.proofs, name) ? [] : [title],
    );
    throw problems.conflict(
      'repair-unproved',
      `系统还没有停止公示的凭证：${missing.join('、')}。系统会自动继续，凭证齐全后自动办结。`,
    );
  },
};

/** What came of the plan for whose time it was repaired; carried out as the repair was. */
const outcome = (of: NonNullable<Repair['outcome']>): Hook => ({
  reads: ['uscc'],
  async alongside({ id = '', fields: { uscc }, event: { by } }, { store }) {
    const key = { subject: String(uscc), case: id };
    const found = await store.get(repairEntity, key);
    if (!found) throw new Error(`the repair ${id} is missing`);
    const { lock: _, ...repaired } = found;
    return [
      put(repairEntity, { ...repaired, by, outcome: of }, found),
      create(repairOutEntity, newRepairOut(repaired)),
    ];
  },
});

/** The code that the definition of a repair names. */
export const repairHooks: Hooks = new Map<string, Hook>([
  ['credit.record', record],
  ['credit.repairable', repairable],
  ['credit.sites', sites],
  ['credit.repair', repair],
  ['credit.proved', proved],
  ['credit.settle', outcome('settled')],
  ['credit.revive', outcome('revived')],
]);

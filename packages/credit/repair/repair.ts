import type { Actor } from '@mingcha/http';
import { atOnce, defineEntity } from '@mingcha/store';

/** The case type of the serious-violation list. */
export const listingType = 'serious-listings';
/** That of the list of abnormal operation. */
export const abnormalType = 'abnormal-listings';
/** All lists that the public sees. */
export const listTypes = [listingType, abnormalType] as const;

/** Who follows a repair: each does its part, and proves that the record is gone from it. */
export const subscribers = {
  publication: '双公示',
  report: '信用报告',
  lists: '失信名单',
  evaluation: '信用风险分类',
  measures: '失信惩戒措施',
} as const;
export type SubscriberName = keyof typeof subscribers;

/** What a subscriber did, and when. */
export type Proof = { at: string; what: string };

/** A repair that is decided, with the proofs that its record is gone. */
export type Repair = {
  /** Id of the case that decided it. */
  case: string;
  /** Credit code of whom it is about. */
  subject: string;
  /** 文书号 of what is repaired: of a credit record, or of a listing. */
  number: string;
  /** The department that recorded it, and that decided. */
  authority: string;
  decidedAt: string;
  by: Actor;
  proofs: { readonly [one in SubscriberName]?: Proof };
  /** The court's ruling by which it is a repair for the time of a plan alone. */
  ruling?: string;
  /** What came of the plan: it stays repaired, or is public again. */
  outcome?: 'settled' | 'revived';
};

export const repairEntity = defineEntity<Repair>()({
  name: 'CREDITREPAIR',
  key: (of: Pick<Repair, 'subject' | 'case'>) => ({ partition: [of.subject], sort: [of.case] }),
});

/** Whether every subscriber has given its proof. */
export const isProved = ({ proofs }: Pick<Repair, 'proofs'>): boolean =>
  Object.keys(subscribers).every((name) => Object.hasOwn(proofs, name));

/** That a repair is to be carried out; it goes once its case is done. */
export type RepairOut = Pick<Repair, 'subject' | 'case'> & { at: string; tries: number };

export const repairOutEntity = defineEntity<RepairOut>()({
  name: 'CREDITREPAIROUT',
  key: (of: Pick<RepairOut, 'at' | 'case'>) => ({ partition: [], sort: [of.at, of.case] }),
  due: ({ at }) => at,
});

export const newRepairOut = ({ subject, case: of }: Pick<Repair, 'subject' | 'case'>): RepairOut => ({
  ...{ subject, case: of, at: atOnce, tries: 0 },
});

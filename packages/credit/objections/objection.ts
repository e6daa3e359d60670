import { atOnce, defineEntity, queryAll, type TenantStore } from '@mingcha/store';

/** What somebody objects to, in the words of the definition. */
export const objectedTo = { record: '信用记录', listing: '名单列入', class: '信用风险分类' } as const;

/** An objection that is open. It goes when its case ends; the case stays. */
export type Objection = {
  subject: string;
  /** Id of the case. */
  case: string;
  about: string;
  /** 文书号 of a record, or number of a listing. */
  number?: string;
  /** ISO instant at which it was handed in. */
  at: string;
  /** What it is about as it stood when it was accepted; until then it is nothing that the public sees. */
  accepted?: { authority: string; record?: { id: string; version: number }; riskClass?: string };
};

const partition: readonly string[] = [];

/** All in one partition: of a city there are few, and lists of records look through all of them. */
export const objectionEntity = defineEntity<Objection>()({
  name: 'CREDITOBJECTION',
  key: (of: Pick<Objection, 'subject' | 'case'>) => ({ partition, sort: [of.subject, of.case] }),
});

/** That a listing is to say, or to say no more, that somebody objects to it. */
export type ObjectionOut = Pick<Objection, 'subject' | 'case' | 'number'> & { at: string; tries: number };

export const objectionOutEntity = defineEntity<ObjectionOut>()({
  name: 'CREDITOBJECTIONOUT',
  key: (of: Pick<ObjectionOut, 'at' | 'case'>) => ({ partition: [], sort: [of.at, of.case] }),
  due: ({ at }) => at,
});

export const newObjectionOut = ({ subject, case: of, number }: Objection): ObjectionOut => ({
  ...{ subject, case: of, at: atOnce, tries: 0 },
  ...(number !== undefined && { number }),
});

/** The open objections of a city, the oldest of each subject first. */
export const openObjections = (store: TenantStore): Promise<readonly Objection[]> =>
  queryAll(store, objectionEntity, partition);

type Named = { id: string; subject: string; number: string };

/**
 * Finds the objection to a record: the one that was accepted for it, else one that names its number. With `accepted` only the
 * first: what a stranger has handed in says nothing in public before somebody has looked at it.
 */
export function objectionFinder(objections: readonly Objection[], { accepted }: { accepted: boolean }) {
  const toRecords = objections.filter(({ about }) => about === objectedTo.record);
  return ({ id, subject, number }: Named): Objection | undefined => {
    const own = toRecords.filter((one) => one.subject === subject);
    const taken = own.find((one) => one.accepted?.record?.id === id);
    return taken ?? (accepted ? undefined : own.find((one) => !one.accepted && one.number === number));
  };
}

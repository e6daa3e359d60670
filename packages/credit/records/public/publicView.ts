import type { TenantStore } from '@mingcha/store';
import { objectionFinder, openObjections } from '../../objections/objection.ts';
import { creditKind } from '../kinds/index.ts';
import { publicPeriod } from '../publication/period.ts';
import type { PublicationRules } from '../publication/rules.ts';
import type { CreditRecord } from '../record.ts';

/** Identity numbers and telephone numbers, wherever an authority has written them. */
const personalNumbers = /(?<!\d)(\d{6})\d{8}(\d{3}[\dXx])(?!\d)|(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)/g;
const withoutNumbers = (text: string) =>
  text.replace(personalNumbers, (_, id, idEnd, phone, phoneEnd) =>
    id === undefined ? `${phone}****${phoneEnd}` : `${id}********${idEnd}`,
  );

/** A household business without a name of its own bears that of its owner: family name only. */
export function publicName({ subject, name }: Pick<CreditRecord, 'subject' | 'name'>): string {
  const isOwner =
    subject.startsWith('92') && /^[\p{Script=Han}·]{2,4}$/u.test(name) && !/[店部行铺坊厂馆社]$/.test(name);
  return isOwner ? `${[...name][0]}${'*'.repeat([...name].length - 1)}` : withoutNumbers(name);
}

/** By what a record is public, and what somebody objects to whose objection was accepted. */
export type PublicViewing = {
  rules: PublicationRules;
  objectionTo: ReturnType<typeof objectionFinder>;
};

/** What everybody sees of the objections of a city. */
export const publicObjections = async (store: TenantStore) =>
  objectionFinder(await openObjections(store), { accepted: true });

/** A record as everybody reads it: the open elements of its kind, nothing of persons, and never a class. */
export function publicRecord(record: CreditRecord, { rules, objectionTo }: PublicViewing) {
  const { kind: id, subject, authority, number, date, values } = record;
  const kind = creditKind(id)!;
  const period = publicPeriod(record, rules)!;
  return {
    kind: id as 'permit' | 'penalty',
    ...{ title: kind.title, subject, name: publicName(record), authority, number, date },
    published: period.from,
    ...(period.to !== undefined && { until: period.to }),
    ...(objectionTo(record) && { disputed: true }),
    facts: kind.elements.flatMap(({ field, title, open }) => {
      const value = values[field];
      if (!open || value === undefined) return [];
      return [{ field, title, value: withoutNumbers(String(value)) }];
    }),
  };
}

import { type Depts, includesDept } from '@mingcha/http';
import { shanghaiDate } from '@mingcha/kernel';
import { usualHours } from '@mingcha/lifecycle/clocks';
import { maskValue } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import { loadCalendar } from '@mingcha/tenancy';
import type { objectionFinder } from '../../objections/objection.ts';
import { creditKind, creditKinds } from '../kinds/index.ts';
import { baseColumns, type CreditKind } from '../kinds/kind.ts';
import { createLights, type Lights } from '../publication/lights.ts';
import { periodRule, publicPeriod } from '../publication/period.ts';
import { loadRules, type PublicationRules } from '../publication/rules.ts';
import type { CreditRecord, RecordValue } from '../record.ts';

/** What says how records are published: the tenant's rules and its calendar. */
export async function loadLights(store: TenantStore, now: Date) {
  const [{ rules }, calendar] = await Promise.all([loadRules(store), loadCalendar(store)]);
  return {
    rules,
    lights: createLights({ rules, office: { calendar, hours: usualHours }, now }),
    today: shanghaiDate(now),
  };
}

/** The record with its personal data masked. */
export function masked<R extends CreditRecord>(record: R): R {
  const personal = creditKind(record.kind)?.personal ?? [];
  const values = Object.fromEntries(
    Object.entries(record.values).map(([field, value]) => [
      field,
      personal.includes(field) ? (maskValue(value) as RecordValue) : value,
    ]),
  );
  return { ...record, values };
}

/** Finds the open objection to a record. */
export type ObjectionTo = ReturnType<typeof objectionFinder>;
type Viewing = { lights: Lights; writer: Depts; objectionTo: ObjectionTo };

/** A record as lists show it. */
export function recordView(record: CreditRecord, { lights, writer, objectionTo }: Viewing) {
  const objection = objectionTo(record);
  const clock = lights.clockOf(record);
  return {
    ...masked(record),
    light: clock?.light ?? ('none' as const),
    ...(clock && { clock: clock.name }),
    ...(objection && {
      objection: { case: objection.case, accepted: objection.accepted !== undefined },
    }),
    can: includesDept(writer, record.department) ? (['write'] as 'write'[]) : [],
  };
}

/** A record with its versions, newest first; `personal` shows what is masked else. */
export function detailView(
  versions: readonly CreditRecord[],
  viewing: Viewing & { rules: PublicationRules; personal: boolean },
) {
  const record = versions.at(-1)!;
  const shown = (one: CreditRecord) => (viewing.personal ? one : masked(one));
  const period = publicPeriod(record, viewing.rules);
  const rule = record.kind === 'penalty' ? periodRule(record, viewing.rules) : undefined;
  return {
    ...recordView(record, viewing),
    values: shown(record).values,
    clocks: viewing.lights.clocksOf(record),
    ...(period && { period }),
    ...(rule && { periodRule: rule.name }),
    versions: versions.toReversed().map(shown),
  };
}

/** The title of a field of records of any kind. */
export const fieldTitle = (field: string | undefined, kind: string | undefined): string | undefined => {
  if (field === undefined) return undefined;
  if (Object.hasOwn(baseColumns, field)) return baseColumns[field as keyof typeof baseColumns].header;
  if (field === 'kind') return '类别';
  if (field === 'reason') return '原因';
  return creditKind(kind ?? '')?.elements.find((element) => element.field === field)?.title;
};

const kindView = ({
  id,
  title,
  unit,
  basis,
  publication,
  elements,
  lists = {},
  personal = [],
  exchange = {},
}: CreditKind) => {
  const exchangeName = new Map(Object.entries(exchange).map(([name, field]) => [field, name]));
  const named = (field: string) => (exchangeName.has(field) ? { exchange: exchangeName.get(field)! } : {});
  const base = Object.entries(baseColumns).map(([field, { header, note }]) => ({
    ...{ field, title: header, type: field === 'date' ? 'date' : 'text', required: true, several: false },
    ...{ open: publication !== undefined, personal: false, note, ...named(field) },
  }));
  const own = elements.map(({ field, title: name, type, required = false, choices, open = false, note }) => ({
    ...{
      field,
      title: name,
      type,
      required,
      several: field in lists,
      open,
      personal: personal.includes(field),
    },
    ...((lists[field] ?? choices) && { choices: [...(lists[field] ?? choices)!] }),
    ...(note !== undefined && { note }),
    ...named(field),
  }));
  return {
    ...{ id, title, unit, fields: [...base, ...own] },
    ...(basis !== undefined && { basis }),
    ...(publication && { publication }),
  };
};

/** All kinds as data. */
export const kindViews = () => creditKinds.map(kindView);

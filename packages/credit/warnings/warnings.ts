import { addDays } from '@mingcha/kernel';
import { byCode } from '@mingcha/kernel/arrange';
import { fullMonths, recordValues } from '../models/fields.ts';
import { type RiskClass, riskClasses } from '../models/format.ts';
import type { CreditRecord } from '../records/record.ts';
import type { ReadRule } from './compile.ts';
import type { WarningRule } from './ruleKind.ts';

/**
 * What a rule finds about a subject: `occasion` names it, so that it is told once; `since` is its day, `YYYY-MM-DD`; `records` are
 * those that it is about, none where it is about classes.
 */
export type Warning = {
  rule: WarningRule;
  occasion: string;
  since: string;
  facts: string;
  records: readonly CreditRecord[];
};

/** What is known of a subject: its records, and its classes by month, the latest first. */
export type Known = {
  records: readonly CreditRecord[];
  classes: readonly { month: string; class: RiskClass }[];
};

/** The warnings of all rules about a subject on a day. The same facts give the same occasions, whatever day it is. */
export const warningsOf = (rules: readonly ReadRule[], known: Known, today: string): Warning[] =>
  rules.flatMap(({ rule, test }) => {
    if (rule.about === 'class') return classDrops(rule, known);
    const own = known.records.filter(
      (one) =>
        one.kind === rule.kind && one.state === 'in-force' && (!test || test.holds(valuesOf(one, today))),
    );
    return rule.about === 'expiry' ? expiries(rule, own, today) : clusters(rule, own);
  });

const valuesOf = (record: CreditRecord, today: string) =>
  recordValues(record, fullMonths(record.date, today));

/** The clock looks so many days ahead for what ends: longer than there are between two evaluations. */
export const daysAhead = 45;

/**
 * The first day after `today`, within `daysAhead`, on which something of a subject is about to end by a rule; undefined where
 * there is none.
 */
export function nextExpiry(
  rules: readonly ReadRule[],
  records: readonly CreditRecord[],
  today: string,
): string | undefined {
  let first: string | undefined;
  const last = addDays(today, daysAhead);
  for (const { rule, test } of rules) {
    if (rule.about !== 'expiry') continue;
    for (const record of records) {
      const { validTo } = record.values;
      if (record.kind !== rule.kind || record.state !== 'in-force' || typeof validTo !== 'string') continue;
      const day = noticedOn(rule, validTo);
      if (day <= today || day > last || (first !== undefined && day >= first)) continue;
      if (!test || test.holds(valuesOf(record, day))) first = day;
    }
  }
  return first;
}

/** The day on which a rule notices that something is about to end. */
const noticedOn = ({ days = 30 }: WarningRule, validTo: string): string => addDays(validTo, -days);

/** Steps down between two months that follow one another in what was evaluated; the latest month alone is looked at. */
function classDrops(rule: WarningRule, { classes: [now, before] }: Known): Warning[] {
  if (!now || !before) return [];
  const steps = riskClasses.indexOf(now.class) - riskClasses.indexOf(before.class);
  if (steps < (rule.steps ?? 1)) return [];
  const facts = `信用风险分类由 ${before.month} 的 ${before.class} 类降为 ${now.month} 的 ${now.class} 类。`;
  return [{ rule, occasion: now.month, since: `${now.month}-01`, facts, records: [] }];
}

/** Runs of so many records within so many days, one after the other: a record is in one of them at the most. */
function clusters(rule: WarningRule, own: readonly CreditRecord[]): Warning[] {
  const sorted = [...own].sort((a, b) => byCode(a.date + a.id, b.date + b.id));
  const { count = 1, days = 1 } = rule;
  const found: Warning[] = [];
  for (let at = 0; at < sorted.length; ) {
    const first = sorted[at]!;
    const last = addDays(first.date, days - 1);
    const within = sorted.slice(at).filter(({ date }) => date <= last);
    if (within.length < count) {
      at++;
      continue;
    }
    const numbers = within.map(({ number, date }) => `${number}（${date}）`).join('、');
    const facts = `${days} 天内有 ${within.length} 件：${numbers}。`;
    found.push({ rule, occasion: first.id, since: within[count - 1]!.date, facts, records: within });
    at += within.length;
  }
  return found;
}

/** What ends within so many days. */
function expiries(rule: WarningRule, own: readonly CreditRecord[], today: string): Warning[] {
  return own.flatMap((record) => {
    const { id, number, values } = record;
    const { validTo, content } = values;
    if (typeof validTo !== 'string' || validTo < today) return [];
    const since = noticedOn(rule, validTo);
    if (since > today) return [];
    const facts = `“${number}”${content === undefined ? '' : `（${String(content)}）`}将于 ${validTo} 到期。`;
    return [{ rule, occasion: `${id} ${validTo}`, since, facts, records: [record] }];
  });
}

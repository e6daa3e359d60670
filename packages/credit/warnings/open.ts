import { type EngineDeps, idBeside, openBeside } from '@mingcha/casework/besides';
import { create, type TenantStore } from '@mingcha/store';
import { courseOf } from '../explain/explain.ts';
import type { CreditRecord } from '../records/record.ts';
import type { ReadRule } from './compile.ts';
import { leadType, openedWarningEntity } from './opened.ts';
import { warningsOf } from './warnings.ts';

/** What is named of the records that set a lead off: no rule counts more. */
const mostRecords = 100;

/**
 * Opens a lead for each warning about a subject, once for each rule and occasion: its id follows from them, so that a look that is
 * repeated or killed opens nothing twice.
 */
export async function openLeads(
  store: TenantStore,
  deps: EngineDeps,
  {
    rules,
    subject,
    records,
    today,
  }: { rules: readonly ReadRule[]; subject: string; records: readonly CreditRecord[]; today: string },
): Promise<void> {
  if (rules.length === 0) return;
  const classes = rules.some(({ rule: { about } }) => about === 'class')
    ? await courseOf(store, { subject }, [])
    : [];
  const name = records[0]?.name ?? subject;
  for (const warning of warningsOf(rules, { records, classes }, today)) {
    const { rule, occasion, since, facts } = warning;
    const id = idBeside(leadType, `${rule.id} ${subject} ${occasion}`, `${since}T00:00:00.000Z`);
    const values = {
      ...{ source: '信用预警', subject: name, subjectCode: subject, rule: rule.title },
      facts: `${rule.title}：${facts}${rule.todo === undefined ? '' : `核查要点：${rule.todo}`}`.slice(
        0,
        4_000,
      ),
    };
    const opened = create(openedWarningEntity, {
      ...{ case: id, rule: rule.id, title: rule.title, subject, name, since },
      records: warning.records
        .slice(0, mostRecords)
        .map((record) => ({ id: record.id, kind: record.kind, number: record.number, date: record.date })),
      at: deps.clock().toISOString(),
    });
    await openBeside(store, deps, id, async () => ({ type: leadType, values, alongside: [opened] }));
  }
}

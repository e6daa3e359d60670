import { type EngineDeps, idBeside, openBeside } from '@mingcha/casework/besides';
import type { TenantStore } from '@mingcha/store';
import { courseOf } from '../explain/explain.ts';
import type { CreditRecord } from '../records/record.ts';
import type { ReadRule } from './compile.ts';
import { warningsOf } from './warnings.ts';

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
    ? await courseOf(store, subject, [])
    : [];
  const name = records[0]?.name ?? subject;
  for (const { rule, occasion, since, facts } of warningsOf(rules, { records, classes }, today)) {
    const id = idBeside('leads', `${rule.id} ${subject} ${occasion}`, `${since}T00:00:00.000Z`);
    const values = {
      ...{ source: '信用预警', subject: name, subjectCode: subject, rule: rule.title },
      facts: `${rule.title}：${facts}${rule.todo === undefined ? '' : `核查要点：${rule.todo}`}`.slice(
        0,
        4_000,
      ),
    };
    await openBeside(store, deps, id, async () => ({ type: 'leads', values }));
  }
}

import { defineEntity } from '@mingcha/store';

/** That a case alone has these values of these fields, among the open cases of its type or among all. */
export type CaseUnique = { type: string; rule: string; values: string; id: string };

export const uniqueEntity = defineEntity<CaseUnique>()({
  name: 'CASEUNIQUE',
  key: (of: Pick<CaseUnique, 'type' | 'rule' | 'values'>) => ({
    partition: [of.type],
    sort: [of.rule, of.values],
  }),
});

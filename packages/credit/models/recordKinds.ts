import type { RuleField } from '@mingcha/rules';
import type { TenantStore } from '@mingcha/store';
import { creditKinds } from '../records/kinds/index.ts';
import type { RecordKind, RecordKinds } from './fields.ts';

/** The kinds of records that a tenant has, as models see them. */
export type FindRecordKinds = (store: TenantStore) => Promise<RecordKinds>;

const types: Partial<Record<string, RuleField['type']>> = { number: 'number', flag: 'boolean' };

/** The shipped kinds: what an expression may read of their records. Personal elements decide nothing. */
export const shippedKinds: RecordKinds = new Map(
  creditKinds.map(({ id, title, elements, personal = [] }): [string, RecordKind] => [
    id,
    {
      title,
      elements: new Map(
        elements
          .filter(({ field, internal }) => !internal && !personal.includes(field))
          .map((one): [string, RuleField] => [
            one.field,
            { title: one.title, type: types[one.type] ?? 'string' },
          ]),
      ),
    },
  ]),
);

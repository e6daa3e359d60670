import type { TenantStore } from '@mingcha/store';
import type { RecordKinds } from './fields.ts';

/** The kinds of records that a tenant has, as models see them. */
export type FindRecordKinds = (store: TenantStore) => Promise<RecordKinds>;

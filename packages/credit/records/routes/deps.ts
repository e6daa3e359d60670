import type { RegisterRouteDeps } from '@mingcha/register';

/** What the routes of records need: they run imports as registers do, and give files as lists do. */
export type RecordDeps = RegisterRouteDeps;

export const path = '/v1/credit/records';
export const tags = ['信用信息'];

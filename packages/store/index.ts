export { getBlob, getJson, packBytes, putBlob, putJson, sha256Hex, unpackBytes } from './blobs.ts';
export type { CursorSigner } from './cursor.ts';
export { atOnce, defineEntity, type Entity, type Stored } from './entity.ts';
export { unavailable, WriteConflict } from './errors.ts';
export { type FileStore, fileKinds } from './files.ts';
export { idFrom } from './idFrom.ts';
export type { KeyPart } from './keys.ts';
export { type PageQuery, pageRows, queryAll, queryShown, queryWanted } from './lists.ts';
export type { Conditioned, TransactStep } from './operations.ts';
export {
  check,
  create,
  createOnce,
  drop,
  type Operation,
  place,
  put,
  remove,
  replace,
} from './operations.ts';
export { type Packed, pack, unpack } from './packed.ts';
export { isUnderWay, serially } from './serially.ts';
export { sideBySide } from './sideBySide.ts';
export { createStore, type Store } from './store.ts';
export { tableDefinition } from './table.ts';
export {
  type DataAccess,
  dataPolicyStatements,
  type PolicyStatement,
  wakePolicyStatement,
  wakesOnly,
} from './tenant/policy.ts';
export {
  type Attributes,
  createTableClient,
  type QueryInput,
  type TableClient,
} from './tenant/tableClient.ts';
export { createTenantClients, type TableRequests } from './tenant/tenantClients.ts';
export {
  type AssumeTenant,
  createCredentialCache,
  type TenantCredentials,
} from './tenant/tenantCredentials.ts';
export { mostOperations, type Page, type QueryOptions, type TenantStore } from './tenant/tenantStore.ts';
export { expiresAfter } from './turns/expiresAfter.ts';
export { retryOnConflict } from './turns/retry.ts';
export { retryAt } from './turns/retryAt.ts';
export { addMissingWakes, dueWakes, earliest, findWake, settleWake, wakingStore } from './turns/wake.ts';
export { unlessOvertaken } from './unlessOvertaken.ts';

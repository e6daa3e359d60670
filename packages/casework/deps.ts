import type { Clock } from '@mingcha/kernel';
import type { RegisterKind, Row, Suspension } from '@mingcha/register';
import type { FileStore, Store, TenantStore } from '@mingcha/store';
import type { Hooks } from './hooks/hook.ts';
import type { PaperTemplate } from './papers/template.ts';
import type { CaseTypes } from './types/caseTypes.ts';

/** Rows that a field may name beside those of its register, because they stand in another list. */
export type FurtherRows = {
  rowsOf(store: TenantStore, ids: readonly string[]): Promise<readonly Row[]>;
  /** What can be chosen among them. */
  choices(store: TenantStore): Promise<readonly { id: string; name: string }[]>;
  /** Those that are out of use now. */
  suspended(store: TenantStore, now: Date): Promise<ReadonlyMap<string, Suspension>>;
};

/** A list whose rows fields may name. */
export type CaseKind = RegisterKind<Row> & { further?: FurtherRows };

/** What work on cases needs from outside. */
export type CaseDeps = {
  /** All tenants: a city adopts what its province has published. */
  store: Store;
  clock: Clock;
  types: CaseTypes;
  /** The lists whose rows fields may name. */
  kinds: readonly CaseKind[];
  /** Code that definitions name: what is no data. */
  hooks: Hooks;
  /** The wording of papers, by the name of their template. */
  templates: ReadonlyMap<string, PaperTemplate>;
  /** Where the files of cases lie. */
  files: FileStore;
};

/** What answers with files beside it: a larger one goes by way of the file store. */
export type CaseRouteDeps = CaseDeps & { maxResponseBytes: number } & PublicPages;
/** Where anybody reaches a city's public pages, such as `https://mingcha.example.gov.cn`. */
export type PublicPages = { publicUrl: string };

import type { Clock } from '@mingcha/kernel';
import type { RegisterKind, Row } from '@mingcha/register';
import type { FileStore, Store } from '@mingcha/store';
import type { Hooks } from './hooks/hook.ts';
import type { PaperTemplate } from './papers/template.ts';
import type { CaseTypes } from './types/caseTypes.ts';

/** What work on cases needs from outside. */
export type CaseDeps = {
  /** All tenants: a city adopts what its province has published. */
  store: Store;
  clock: Clock;
  types: CaseTypes;
  /** The lists whose rows fields may name. */
  kinds: readonly RegisterKind<Row>[];
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

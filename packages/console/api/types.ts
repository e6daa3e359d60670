import type * as api from './schema.d.ts';

/** Names of the API's shapes as the console uses them; `schema.d.ts` is made from the API's description. */
export type {
  ApiClient as Client,
  AuditRecord,
  CityDraw,
  CityDrawDetail,
  CityDrawRow,
  CityWitness,
  Department,
  Draw,
  DrawBatch as Batch,
  DrawBatchMember as BatchMember,
  DrawBatchSummary as BatchSummary,
  DrawCompose as SavedCompose,
  DrawPreview as Preview,
  DrawRecord,
  DrawReserve as Reserve,
  DrawResultRow as Selected,
  DrawSummary,
  DrawVisits,
  GrantedCity,
  Handover,
  ImportJob as Job,
  ImportResult,
  ImportSummary,
  JoinedVisits,
  ListedWitness,
  Me,
  MyStandIn,
  NewWitness,
  Person,
  PersonalWork,
  PortalInfo,
  PreparedDraw as Prepared,
  ProvinceAccess,
  ProvinceWitnessRule,
  RegisterColumn as Column,
  RegisterColumns as Columns,
  RegisterVersion as Version,
  RegisterVersionRef as VersionRef,
  RightOption,
  Role,
  Scope,
  SeenTenant as Tenant,
  SeparatedVisit,
  SheetImport,
  ShownPortalInfo,
  StandIn,
  TenantSettings,
  VisitOverlaps,
} from './schema.d.ts';

/** A page of a list. */
export interface Page<T> {
  items: T[];
  next?: string | null;
}

/** A city's standing list of witnesses. */
export type Witnesses = Page<api.ListedWitness> & {
  confirmation: api.WitnessConfirmationRule & { granted: boolean };
};

export type Cell =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Cell[]
  | { readonly [key: string]: Cell };
/** A row of any register; the register's columns say what fields it has. */
export type Row = { id: string } & { [field: string]: Cell };

export type Writes = api.RegisterColumns['writes'];
export type ChangeExample = NonNullable<api.ImportCheck['examples']>[number];
export type RowPage = Page<Row> & { total: number; version: api.RegisterVersionRef | null };
export type HistoryEntry = api.RegisterChange & { row: Row };
export type DiffEntry = Pick<ChangeExample, 'id' | 'action'> & { before?: Row; after?: Row };
export type DiffPage = Page<DiffEntry> & { summary: { added: number; changed: number; removed: number } };

export type ClassPolicy = api.TenantSettings['drawPolicy']['A'];

/** A plan in the form: the form always has the shares, which the API may take from the city's own. */
export type Compose = api.DrawCompose & Required<Pick<api.DrawCompose, 'strata'>>;
export type DrawState = api.DrawSummary['state'];
export type SeedSource = api.DrawSummary['source'];
export type CarriedTask = api.CarriedTask;
export type PlanCompletion = api.PlanCompletion;
export type DrawFilter = api.DrawCompose['filter'];
export type Stratum = NonNullable<api.DrawCompose['strata']>[number];
export type Seed = api.DrawCompose['seed'];
export type Versions = api.DrawPreview['versions'];
export type Party = api.Draw['parties'][number];

/** Shapes of the API's answers, as far as the console reads them. The API's OpenAPI document is their source. */

export interface Page<T> {
  items: T[];
  next?: string | null;
}

/** Who did something. */
export interface Actor {
  sub: string;
  name: string;
}

export interface Me {
  tenant: { code: string; name: string; parent: string };
  sub: string;
  name: string;
  roles: string[];
  roleNames: string[];
  dept?: string;
  /** Rights; `cases:*:` are those over the cases of every group. */
  can: string[];
  /** How far each right reaches. */
  reach: Record<string, Scope>;
}

export type Scope = 'own' | 'department' | 'subordinates' | 'county' | 'city';

export type Cell =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Cell[]
  | { readonly [key: string]: Cell };
export type Row = { id: string } & { [field: string]: Cell };

export interface ColumnValue {
  value: string;
  label?: string;
}

export interface Column {
  field: string;
  header: string;
  type: 'text' | 'code' | 'date' | 'enum' | 'list' | 'integer' | 'boolean' | 'records';
  required?: boolean;
  values?: (string | ColumnValue)[];
  /** The fields of one record of a `records` column. */
  records?: Column[];
  note?: string;
  filterable?: boolean | 'prefix';
  searchable?: boolean;
  personal?: boolean;
  internal?: boolean;
}

/** What the signed-in person may write of a register: all rows, those whose `field` is `dept`, or none. */
export interface Writes {
  rows: 'all' | 'own' | 'none';
  field?: string;
  dept?: string;
}

export interface Columns {
  kind: string;
  columns: Column[];
  writes: Writes;
}

export interface VersionRef {
  id: string;
  number: number;
  root: string;
  count: number;
}

export interface RowPage extends Page<Row> {
  total: number;
  version: VersionRef | null;
}

export interface Version extends VersionRef {
  at: string;
  by: Actor;
  reason: string;
  source: {
    type: 'import' | 'edit' | 'seed' | 'restore';
    job?: string;
    fileName?: string;
    sha256?: string;
    /** The number of the version that was restored. */
    restored?: number;
  };
  parent?: string | null;
  counts?: { added: number; changed: number; unchanged: number; removed: number };
  head?: string[];
}

export interface HistoryEntry {
  version: string;
  number: number;
  at: string;
  by: Actor;
  action: 'added' | 'changed' | 'removed';
  row?: Row;
}

export interface DiffEntry {
  id: string;
  action: 'added' | 'changed' | 'removed';
  before?: Row;
  after?: Row;
}

export interface DiffPage extends Page<DiffEntry> {
  summary?: { added?: number; changed?: number; removed?: number };
}

export interface ImportError {
  row: number;
  column?: string;
  code?: string;
  message: string;
  value?: unknown;
}

export interface ImportSummary {
  rows?: number;
  added?: number;
  changed?: number;
  unchanged?: number;
  removed?: number;
  rejected?: number;
  warnings?: number;
}

/** A row that an import would touch, as people read it. */
export interface ChangeExample {
  id: string;
  action: 'added' | 'changed' | 'removed';
  fields: { column: string; before?: string; after?: string }[];
}

/** What a dry run looked at. */
export interface ImportCheck {
  base: VersionRef | null;
  ready: boolean;
  headerRow?: number;
  examples?: ChangeExample[];
}

export interface Job {
  id: string;
  kind: string;
  register: string;
  mode?: string;
  state: 'waiting' | 'running' | 'done' | 'failed';
  progress?: { phase?: 'reading' | 'checking' | 'writing'; rows?: number; total?: number };
  summary?: ImportSummary;
  errorCount?: number;
  errors?: ImportError[];
  warnings?: ImportError[];
  dryRun?: boolean;
  check?: ImportCheck;
  version?: VersionRef;
  /** Why it failed, where it was not for the rows of the file. */
  failure?: { code: string; message: string };
  createdAt: string;
  by: Actor;
  fileName?: string;
}

export interface Department {
  id: string;
  name: string;
  short: string;
  division: string;
  aliases: string[];
  kind: 'department' | 'county' | 'other';
}

export interface Person {
  id: string;
  login: string;
  name: string;
  roles: string[];
  dept?: string;
  /** Their row in the inspector roster. */
  inspector?: string;
  status: 'active' | 'disabled';
}

/** A role that this tenant can give. */
export interface Role {
  id: string;
  name: string;
  rights: string[];
  /** How far each right reaches. */
  reach: Record<string, Scope>;
  /** Otherwise for machines only. */
  forPeople: boolean;
}

export interface Client {
  id: string;
  name: string;
  role: string;
  dept?: string;
  scopes: string[];
  createdAt: string;
}

export interface AuditRecord {
  id: string;
  at: string;
  by: Actor;
  action: string;
  name: string;
  sentence: { text: string; object?: AuditObject }[];
  object: AuditObject;
  changes?: { label: string; before: string; after: string }[];
}

export interface AuditObject {
  kind: string;
  noun: string;
  id: string;
  name: string;
  /** Where the console shows it. */
  link?: string;
}

export interface ClassPolicy {
  permille: number;
  reserve: number;
}

export interface TenantSettings {
  drawPolicy: Record<string, ClassPolicy>;
  teamSize: number;
  disclosure: 'full' | 'sealed';
  dayOverrides: Record<string, boolean>;
}

export interface Tenant {
  code: string;
  name: string;
  parent: string;
  settings: TenantSettings;
}

export type DrawState = 'planned' | 'committed' | 'executed' | 'published' | 'voided';
export type SeedSource = 'drand' | 'witness' | 'local';

export interface Stratum {
  stratum: string;
  permille?: number;
  count?: number;
  reserve: number;
}

export interface DrawFilter {
  regions?: string[];
  industries?: string[];
  types?: string[];
  labels?: string[];
  classes?: string[];
  statuses?: string[];
  lastInspectedBefore?: string;
}

export type Seed =
  | { source: 'drand'; delaySeconds: number }
  | { source: 'witness'; parties: { id: string; name: string }[] }
  | { source: 'local' };

export interface Compose {
  title: string;
  items: string[];
  disclosure: 'full' | 'sealed';
  filter: DrawFilter;
  stratify: 'class' | 'none';
  strata: Stratum[];
  teams: { dept: string; size: number }[];
  match: ('region' | 'skills')[];
  seed: Seed;
  recusals: { object: string; inspector: string; reason: string }[];
}

/** As the API keeps it: one that was composed elsewhere may leave the shares to the city's own. */
export type SavedCompose = Omit<Compose, 'strata'> & { strata?: Stratum[] };

export interface Versions {
  objects: string;
  inspectors: string;
  items?: string;
}

export interface Preview {
  versions: Versions;
  strata: { stratum: string; frame: number; take: number; reserve: number; enough: boolean }[];
  inspectors: {
    dept: string;
    total: number;
    byRegion: Record<string, number>;
    bySkill: Record<string, number>;
  }[];
  warnings: { code: string; message: string }[];
  frame: { objects: number; inspectors: number };
  shortages?: { dept: string; objects: number }[];
}

export interface DrawSummary {
  id: string;
  year: number | null;
  sequence: number | null;
  number: string | null;
  /** Of its number. A rehearsal from before those had numbers of their own has an official one. */
  series: 'official' | 'rehearsal';
  title: string;
  state: DrawState;
  lock: number;
  source: SeedSource;
  disclosure: 'full' | 'sealed';
  items: string[];
  leadDept: string;
  createdAt: string;
  createdBy: Actor;
  committedAt?: string;
  commitment?: string;
  seedDueAt?: string;
  executedAt?: string;
  publishedAt?: string;
  voidedAt?: string;
  voidReason?: string;
  frame?: { objects: number; inspectors: number };
  selected?: number;
  reserves?: number;
}

export interface Party {
  id: string;
  name: string;
  committed: boolean;
  revealed: boolean;
  /** With its token; only for who may set the draw up. */
  link?: string;
}

export type DrawAction = 'commit' | 'execute' | 'publish' | 'void' | 'substitute' | 'edit' | 'delete';

export interface Substitution {
  at: string;
  by: Actor;
  object: string;
  reserve: { id: string; stratum: string; ticket: string };
  reason: string;
}

/** A draw of a city as its province sees it. */
export interface CityDraw extends DrawSummary {
  leadName: string;
}

interface Named {
  id: string;
  name: string;
}

/** One of them whole: what its city has published. */
export interface CityDrawDetail extends CityDraw {
  departments: Named[];
  itemNames: string[];
  substitutions: { at: string; object: Named; reserve: Named; reason: string }[];
}

export interface CityDrawRow extends Named {
  order: number;
  ticket: string;
}

export interface Draw extends DrawSummary {
  compose: SavedCompose;
  plan?: { seed: { source: SeedSource; round?: number; chain?: string } };
  committedBy?: Actor;
  executedBy?: Actor;
  seed?: string;
  /** How much of its outcome I may see. */
  sight: 'all' | 'own' | 'none';
  seedReady: boolean;
  parties: Party[];
  substitutions: Substitution[];
  can: DrawAction[];
}

export interface Selected {
  order: number;
  id: string;
  name: string;
  stratum: string;
  region: string;
  ticket: string;
  inspectors: { id: string; name: string; dept: string }[];
  short?: { dept: string; missing: number }[];
  substitutedBy?: string;
  substituteOf?: string;
}

export interface Reserve {
  id: string;
  name: string;
  stratum: string;
  ticket: string;
  used: boolean;
}

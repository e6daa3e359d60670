import type { RuleField, RuleFields } from '@mingcha/rules';
import type { TenantStore } from '@mingcha/store';

/** A row of a source: its values by field. */
export type SourceRow = Readonly<Record<string, unknown>>;

/** A field of a source. Personal ones are masked wherever they are shown, and no expression reads them. */
export type SourceField = RuleField & { personal?: boolean; readable: boolean };

/** Where rows of contracts come from: a kind of credit records, or a list. */
export type Source = {
  id: string;
  title: string;
  fields: ReadonlyMap<string, SourceField>;
  /** All rows that stand now. */
  rows(store: TenantStore): AsyncIterable<SourceRow>;
  /** Names the state of the source: as long as it is the same, the rows are. */
  mark(store: TenantStore): Promise<string>;
  /** Fields that tell a row from all others, and never change while it lives. */
  identity?: readonly string[];
  /** Rows that have changed since a mark, each with whether it still stands; undefined where that cannot be told. */
  since?(store: TenantStore, mark: string): Promise<{ row: SourceRow; stands: boolean }[] | undefined>;
};

/** The sources of a tenant. */
export type Sources = {
  all(store: TenantStore): Promise<readonly Source[]>;
  find(store: TenantStore, id: string): Promise<Source | undefined>;
};

/** What expressions may read of a source. */
export const readable = ({ fields }: Pick<Source, 'fields'>): RuleFields =>
  new Map([...fields].filter(([, field]) => field.readable));

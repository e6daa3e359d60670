import { type Clock, endOfMonth, type LiveSource } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import type { ColumnValue, RegisterKind } from '../kind.ts';
import { openRegister } from '../register.ts';
import { prepareKind } from '../rows/prepare.ts';
import type { Row } from '../types.ts';
import { publishedBefore } from './publishedBefore.ts';

type Kind = RegisterKind<Row>;
type Part = Kind['columns'][number];

/** `register:<list>`, and of the rows with one value of a column `@<field>=<value>` behind it. */
const shape = /^register:([a-z][a-z0-9-]*)(?:@([A-Za-z0-9]+)=(.+))?$/s;

/** Whether rows are counted by it: by what anybody may see, and has names for its values. */
const isCounted = ({ filterable, personal, internal, type, values, department, form }: Part): boolean =>
  Boolean(filterable && !personal && !internal && (type === 'boolean' || values || department || form));

const yesNo: readonly ColumnValue[] = [
  { value: 'true', label: '是' },
  { value: 'false', label: '否' },
];

const sourceOf = (kind: Kind): LiveSource => ({
  id: `register:${kind.name}`,
  title: `${kind.title}：公布条数`,
  unit: '条',
  hasGroups: kind.columns.some(isCounted),
});

/** How many rows are published of lists, as sources of numbers: those that stood when the month was over. */
export function registerSources(kinds: readonly Kind[], { clock }: { clock: Clock }) {
  const named = new Map(kinds.map((kind) => [kind.name, kind]));

  /** The rows with one value of a column, for each value of each that rows are counted by. */
  async function partsOf(store: TenantStore, id: string): Promise<LiveSource[]> {
    const [, name = '', field] = shape.exec(id) ?? [];
    const kind = named.get(name);
    if (!kind || field !== undefined) return [];
    const { columns } = await prepareKind(kind, { store, now: clock });
    const whole = sourceOf(kind);
    return columns.filter(isCounted).flatMap(({ field: by, header, type, values = [] }) =>
      (type === 'boolean' ? yesNo : values).map((one) => {
        const { value, label = value } = typeof one === 'string' ? { value: one } : one;
        return {
          ...whole,
          id: `${whole.id}@${by}=${value}`,
          title: `${whole.title}（${header}：${label}）`,
          hasGroups: false,
        };
      }),
    );
  }

  return {
    /** All lists; with `of` the parts of that one. */
    list: async (store: TenantStore, of?: string): Promise<LiveSource[]> =>
      of === undefined ? kinds.map(sourceOf) : partsOf(store, of),
    /** The source of an id; undefined where there is no such list, or no such value of a column. */
    async find(store: TenantStore, id: string): Promise<LiveSource | undefined> {
      const [, name = '', field] = shape.exec(id) ?? [];
      const kind = named.get(name);
      if (!kind || field === undefined) return kind && sourceOf(kind);
      return (await partsOf(store, `register:${name}`)).find((one) => one.id === id);
    },
    /** How many rows of it were published when a month, `YYYY-MM`, was over, or are by now; undefined where nothing was. */
    async value(store: TenantStore, id: string, month: string): Promise<number | undefined> {
      const [, name = '', field, value = ''] = shape.exec(id) ?? [];
      const kind = named.get(name);
      const version = kind && (await publishedBefore(store, kind, endOfMonth(month)));
      if (!version) return undefined;
      if (field === undefined) return version.count;
      const filter = { [field]: [value] };
      return (await openRegister(store, kind).list({ version: version.id, filter, limit: 1 })).total;
    },
  };
}

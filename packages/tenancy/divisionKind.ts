import { defineKind, openRegister } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import * as z from 'zod';

const levels = ['市', '县', '乡', '村'] as const;

const divisionSchema = z
  .object({
    id: z.string().regex(/^\d{6}(\d{3}|\d{6})?$/, '应为 6、9 或 12 位区划代码'),
    name: z.string().min(1).max(60),
    level: z.enum(levels),
  })
  .strict();
export type Division = z.infer<typeof divisionSchema>;

/** The tenant's divisions (区划) from the city down to villages, by GB/T 2260 and the codes that continue it. */
export const divisionKind = defineKind<Division>({
  name: 'divisions',
  title: '区划',
  noun: '区划',
  schema: divisionSchema,
  rights: { read: 'tenancy:read', write: 'tenancy:write' },
  prepare: async ({ store }) => ({
    check: (row) =>
      row.id.startsWith(store.tenant.slice(0, 4))
        ? []
        : [{ field: 'id', severity: 'error', code: 'foreign-division', message: '区划不属于本市' }],
  }),
  columns: [
    {
      field: 'id',
      header: '区划代码',
      type: 'code',
      required: true,
      searchable: true,
      filterable: 'prefix',
      example: '620302',
    },
    { field: 'name', header: '名称', type: 'text', required: true, searchable: true, example: '金川区' },
    {
      field: 'level',
      header: '层级',
      type: 'enum',
      required: true,
      filterable: true,
      values: levels,
      example: '县',
    },
  ],
});

/** How a column declares that it holds division codes: names are read too, and a code without a name is let in. */
export const divisionForm = '^\\d{6}(\\d{3}|\\d{6})?$';

/** The tenant's divisions as values of a column; a name that several have can be written with those above it. */
export async function divisionValues(store: TenantStore) {
  const register = openRegister(store, divisionKind);
  const names = new Map<string, string>();
  const { draft } = await register.heads();
  if (draft) await register.scan(draft.id, ({ id, name }) => void names.set(id, name));
  return [...names].map(([value, label]) => {
    const above = [`${value.slice(0, 4)}00`, value.slice(0, 6), value.slice(0, 9)];
    const path = [...new Set(above)].flatMap((code) => (code === value ? [] : (names.get(code) ?? [])));
    const [withCity, ...others] = path.map((_, i) => [...path.slice(i), label].join(''));
    // 永昌县城关镇 before 金昌市永昌县城关镇: the first is what a refusal shows.
    return { value, label, aliases: withCity === undefined ? [] : [...others, withCity] };
  });
}

import { z } from '@hono/zod-openapi';
import { cities } from '@mingcha/kernel';
import { defineKind, openRegister } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';

const levels = ['市', '县', '乡', '村'] as const;

const divisionSchema = z
  .object({
    id: z.string().regex(/^\d{6}(\d{3}|\d{6})?$/, '应为 6、9 或 12 位区划代码'),
    name: z.string().min(1).max(60),
    level: z.enum(levels),
  })
  .strict();
type Division = z.infer<typeof divisionSchema>;

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

/** Gives a new tenant the city and the counties that are known from the start; it adds townships itself. */
export async function seedDivisions(store: TenantStore): Promise<void> {
  const city = cities.find(({ code }) => code === store.tenant);
  const register = openRegister(store, divisionKind);
  if (!city || (await register.heads()).draft) return;
  const rows: Division[] = [
    { id: city.code, name: city.name, level: '市' },
    ...Object.entries(city.counties).map(([id, name]) => ({ id, name, level: '县' as const })),
  ];
  await register.replaceAll(rows, {
    by: { sub: 'system', name: '系统' },
    reason: '租户开通时的已知区划',
    source: { type: 'seed' },
  });
}

import '@hono/zod-openapi';
import { defineEntity, type TenantStore } from '@mingcha/store';
import * as z from 'zod';

export const departmentId = z
  .string()
  .regex(/^[a-z0-9-]{3,40}$/, '编号应为 3 至 40 位小写字母、数字或连字符')
  .openapi({ example: '620300-scjg' });

export const departmentSchema = z
  .object({
    id: departmentId,
    name: z.string().min(2).max(60),
    short: z.string().min(1).max(20),
    parent: departmentId.optional().openapi({ description: '上级部门；没有则不填' }),
    division: z.string().regex(/^\d{6}(\d{6})?$/, '应为 6 或 12 位区划代码'),
    aliases: z.array(z.string().min(1).max(60)).max(30).default([]),
    kind: z.enum(['department', 'county', 'other']).default('department'),
  })
  .openapi('Department');
export type Department = z.infer<typeof departmentSchema>;

export const departmentLabels = {
  name: '名称',
  short: '简称',
  parent: '上级部门',
  division: '区划',
  aliases: '别名',
  kind: '类别',
} as const satisfies Partial<Record<keyof Department, string>>;

const { aliases, kind, parent } = departmentSchema.shape;

/** Some members of a department, without defaults: what is not given is not changed. */
export const departmentChange = departmentSchema
  .omit({ id: true })
  .extend({ aliases: aliases.unwrap(), kind: kind.unwrap() })
  .extend({ parent: parent.unwrap().nullable().openapi({ description: '填 null 表示没有上级' }) })
  .partial()
  .strict();

export const departmentEntity = defineEntity<Department>()({
  name: 'DEPARTMENT',
  key: (of: { id: string }) => ({ partition: [], sort: [of.id] }),
});

/** All departments of a tenant by id; a city has some dozens. */
export async function allDepartments(store: TenantStore): Promise<Department[]> {
  const { items } = await store.query(departmentEntity, [], { limit: 1_000 });
  return items;
}

/** From a department's id to its name; the id itself where it is gone. */
export async function departmentNames(store: TenantStore): Promise<(id: string) => string> {
  const names = new Map((await allDepartments(store)).map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}

/** Departments as the values of a register's column: their names, short names and aliases stand for their ids. */
export async function departmentValues(store: TenantStore) {
  return (await allDepartments(store)).map(({ id, name, short, aliases }) => ({
    value: id,
    label: name,
    aliases: [short, ...aliases],
  }));
}

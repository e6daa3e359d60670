import '@hono/zod-openapi';
import { actor, found, instant } from '@mingcha/http';
import { canonicalJson, isDate, platformTenant } from '@mingcha/kernel';
import { secondPersonNames } from '@mingcha/kernel/labels';
import {
  atOnce,
  defineEntity,
  queryAll,
  type Store,
  type Stored,
  sha256Hex,
  type TenantStore,
} from '@mingcha/store';
import * as z from 'zod';
import { calendarYear } from './calendar/schemas.ts';

/** Some twenty years of them; the whole record must fit an item of the store. */
const maxDayOverrides = 1_000;

/** Ways to inspect (检查方式). */
export const inspectionWays = ['书面检查', '网络监测', '实地核查'] as const;

const classPolicy = z.object({
  permille: z
    .number()
    .int()
    .min(1, '任何一类都不能免于抽查，比例须大于零')
    .max(1000)
    .openapi({ description: '抽查比例，千分之几；任何一类都不能为零' }),
  reserve: z.number().int().min(0).max(1000).openapi({ description: '候补数量' }),
  timesPerYear: z.number().int().min(1).max(12).optional().openapi({ description: '每年抽查几次' }),
  visitCap: z.number().int().min(1).max(50).optional().openapi({ description: '每户每年最多检查几次' }),
  way: z.enum(inspectionWays).optional().openapi({ description: '以哪种方式检查' }),
});
/** Each class, and U for what is not classified. */
const byClass = { A: classPolicy, B: classPolicy, C: classPolicy, D: classPolicy, U: classPolicy };

/** So many items may differ; the whole record must fit an item of the store. */
const maxItemPolicies = 100;
const itemPolicy = z.object({ item: z.string().min(1).max(64), ...byClass }).strict();

/** What can be set to need a second person. */
export type SecondPersonAct = keyof typeof secondPersonNames;
export const secondPersonActs = Object.keys(secondPersonNames) as SecondPersonAct[];

export const tenantSettings = z
  .object({
    /** How much of each risk class a draw takes unless it says otherwise. */
    drawPolicy: z.object(byClass),
    /** Inspection items for which it differs. */
    itemPolicies: z
      .array(itemPolicy)
      .max(maxItemPolicies)
      .refine((all) => new Set(all.map(({ item }) => item)).size === all.length, '同一事项只能填写一次')
      .openapi({ description: '单独规定的抽查事项；一次抽查有多个事项的，每一类取其中最高的比例' }),
    teamSize: z.number().int().min(2).max(10).openapi({ description: '每组执法人员数，不少于 2 人' }),
    disclosure: z.enum(['full', 'sealed']),
    publishWithin: z.number().int().min(1).max(60).openapi({ description: '抽取后几个工作日内公示结果' }),
    /** Routine inspections an enterprise may get in a year. */
    visitCap: z.number().int().min(1).max(50),
    joinWindow: z.number().int().min(0).max(180).openapi({
      description: '对同一企业的检查相隔不超过几天的，提醒合并为一次联合检查',
    }),
    /** What one person proposes and another decides on. */
    secondPersons: z
      .array(z.enum(secondPersonActs))
      .max(secondPersonActs.length)
      .refine((acts) => new Set(acts).size === acts.length, '同一事项只能填写一次')
      .openapi({
        description: '须由另一人复核的操作：提交承诺、公示结果、作废抽查、更换检查人员、修改抽查规则',
      }),
    /** Own decisions about single days: true works, false is off. */
    dayOverrides: z
      .record(z.string().refine(isDate, '应为真实存在的日期，格式如 2026-06-30'), z.boolean())
      .refine((days) => Object.keys(days).length <= maxDayOverrides, `最多设置 ${maxDayOverrides} 天`),
  })
  .openapi('TenantSettings');
export type TenantSettings = z.infer<typeof tenantSettings>;

export const settingLabels: Record<keyof TenantSettings, string> = {
  drawPolicy: '抽查比例',
  itemPolicies: '单独规定的事项',
  teamSize: '每组人数',
  disclosure: '公开方式',
  publishWithin: '公示期限（工作日）',
  visitCap: '年度检查上限',
  joinWindow: '合并检查提醒（天）',
  secondPersons: '须由另一人复核',
  dayOverrides: '工作日调整',
};

/** The settings that decide how draws are made. */
const drawPolicySchema = tenantSettings
  .pick({
    drawPolicy: true,
    itemPolicies: true,
    teamSize: true,
    disclosure: true,
    publishWithin: true,
    visitCap: true,
    secondPersons: true,
  })
  .openapi('DrawPolicy');
export type DrawPolicy = z.infer<typeof drawPolicySchema>;
const policyFields = Object.keys(drawPolicySchema.shape) as (keyof DrawPolicy)[];

/** Those of a tenant's settings that decide how draws are made. */
export const drawPolicyOf = (settings: TenantSettings): DrawPolicy =>
  Object.fromEntries(policyFields.map((field) => [field, settings[field]])) as DrawPolicy;

/** Of the settings that decide how draws are made, as the public log names them. */
export const drawPolicyHash = (settings: TenantSettings): string =>
  sha256Hex(canonicalJson(drawPolicyOf(settings)));

const disclosures: Record<TenantSettings['disclosure'], string> = {
  full: '公开全部名单',
  sealed: '名单封存',
};

/** What the policy says of each class. */
const classTexts = (policy: TenantSettings['drawPolicy']): string[] =>
  Object.entries(policy)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([risk, { permille, reserve, timesPerYear, visitCap, way }]) =>
      [
        `${risk} 类千分之 ${permille}，候补 ${reserve}`,
        timesPerYear !== undefined && `每年 ${timesPerYear} 次`,
        visitCap !== undefined && `每户每年至多 ${visitCap} 次`,
        way,
      ]
        .filter(Boolean)
        .join('，'),
    );

/** A setting as the audit log shows it. */
export function shownSetting(field: string, value: unknown): unknown {
  if (field === 'disclosure') return disclosures[value as TenantSettings['disclosure']];
  if (field === 'secondPersons') return (value as SecondPersonAct[]).map((act) => secondPersonNames[act]);
  if (field === 'drawPolicy') return classTexts(value as TenantSettings['drawPolicy']);
  if (field === 'itemPolicies')
    return (value as TenantSettings['itemPolicies']).map(
      ({ item, ...classes }) => `${item}：${classTexts(classes).join('；')}`,
    );
  if (field === 'dayOverrides')
    return Object.entries(value as TenantSettings['dayOverrides'])
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([day, works]) => `${day} ${works ? '上班' : '休息'}`);
  return value;
}

/** Whether a tenant wants a second person for something. */
export const needsSecond = ({ settings }: Pick<Tenant, 'settings'>, act: SecondPersonAct): boolean =>
  settings.secondPersons.includes(act);

export const defaultSettings: TenantSettings = {
  drawPolicy: {
    A: { permille: 10, reserve: 2 },
    B: { permille: 30, reserve: 2 },
    C: { permille: 100, reserve: 2 },
    D: { permille: 300, reserve: 2 },
    U: { permille: 30, reserve: 2 },
  },
  itemPolicies: [],
  teamSize: 2,
  disclosure: 'sealed',
  publishWithin: 5,
  visitCap: 4,
  joinWindow: 30,
  secondPersons: ['void', 'substitute', 'policy'],
  dayOverrides: {},
};

export const tenantSchema = z
  .object({
    code: z.string(),
    name: z.string(),
    parent: z.string(),
    settings: tenantSettings,
    policyProposal: z
      .object({ policy: drawPolicySchema, by: actor, at: instant })
      .optional()
      .openapi({ description: '待另一人复核的抽查规则' }),
    calendars: z.array(calendarYear).optional().openapi({ description: '本市录入的各年放假安排' }),
  })
  .openapi('Tenant');
export type Tenant = z.infer<typeof tenantSchema>;

export const tenantEntity = defineEntity<Tenant>()({
  name: 'TENANT',
  key: () => ({ partition: [], sort: ['self'] }),
  // The calendar is part of it.
  due: () => atOnce,
});

/** What anyone may know of a tenant; kept by the platform, because no tenant can list the others. */
export type DirectoryEntry = { code: string; name: string; parent: string };

export const directoryEntity = defineEntity<DirectoryEntry>()({
  name: 'DIRECTORY',
  key: (of: { code: string }) => ({ partition: [], sort: [of.code] }),
});

/** All tenants by code. */
export async function listTenants(store: Store): Promise<DirectoryEntry[]> {
  const platform = await store.forTenant(platformTenant);
  const items = await queryAll(platform, directoryEntity, []);
  return items.map(({ code, name, parent }) => ({ code, name, parent }));
}

/** One tenant of the directory, or undefined. */
export async function findTenant(store: Store, code: string): Promise<DirectoryEntry | undefined> {
  const platform = await store.forTenant(platformTenant);
  return platform.get(directoryEntity, { code });
}

/** The tenant that a public address names, and its store. Throws `not-found` (404). */
export async function openTenant(
  all: Store,
  code: string,
): Promise<{ tenant: DirectoryEntry; store: TenantStore }> {
  const tenant = found(/^\d{6}$/.test(code) ? await findTenant(all, code) : undefined, '该城市');
  return { tenant, store: await all.forTenant(tenant.code) };
}

/** The code of the province that a city belongs to; undefined for a province, and where the tenant is not there. */
export async function findProvince(store: Store, code: string): Promise<string | undefined> {
  const parent = (await findTenant(store, code))?.parent;
  return parent === undefined || !/^\d{6}$/.test(parent) || parent === platformTenant ? undefined : parent;
}

/** The tenant's own record. Throws the problem `not-found` where the tenant was never founded. */
export async function loadTenant(store: TenantStore): Promise<Stored<Tenant>> {
  const { settings, ...tenant } = found(await store.get(tenantEntity, {}), '本市的租户资料');
  // One that was founded before a setting there is now has it as every new tenant does.
  return { ...tenant, settings: { ...defaultSettings, ...settings } };
}

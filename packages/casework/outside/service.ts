import type { CompiledCaseType, Field, Values } from '@mingcha/cases';
import { problems, shanghaiDate } from '@mingcha/kernel';
import type { RegisterKind, Row } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import { isOutsider } from '../access/parties.ts';
import type { CaseDeps } from '../deps.ts';
import { isInSeason } from '../engine/opening/opening.ts';
import { type CurrentType, requireType } from '../types/caseTypes.ts';

type Kinds = readonly RegisterKind<Row>[];

/** Lists that anybody may choose from: what the city offers and by which kinds, and never who or what is on a roster. */
export const isOpenKind = (kinds: Kinds, register: string | undefined): boolean =>
  kinds.some(({ name, rights }) => name === register && rights.read === 'catalogue:read');

/** Whether a page for everybody can ask for a field. */
function canBeAsked(kinds: Kinds, field: Field | undefined): boolean {
  if (!field || field.internal || field.computed || field.from) return false;
  if (field.type === 'table' || field.type === 'person') return false;
  if (field.type === 'row') return !field.many && isOpenKind(kinds, field.register);
  return !field.many || field.type === 'file' || field.type === 'choice';
}

/** The party as which somebody from outside opens a case; undefined where nobody can, or the form asks for too much. */
export function openerOf(compiled: CompiledCaseType, kinds: Kinds): string | undefined {
  const { by, fills } = compiled.type.open;
  const can = fills.every((name) => canBeAsked(kinds, compiled.fields.get(name)));
  return can ? by.find((name) => isOutsider(compiled, name)) : undefined;
}

/** What the form of an opening asks for, in the order of the fields. */
export function openingFields(compiled: CompiledCaseType, kinds: Kinds) {
  const { fills, asks = [] } = compiled.type.open;
  const taken = new Set([...fills, ...asks]);
  return [...compiled.fields].flatMap(([name, field]) =>
    taken.has(name) && canBeAsked(kinds, field) ? [{ name, field, required: fills.includes(name) }] : [],
  );
}

/**
 * Throws `invalid` (422) at each value that nobody outside is asked for, such as one that the office fills in. Names that the
 * type does not have are left to the step.
 */
export function requireAskable({ fields }: CompiledCaseType, kinds: Kinds, values: Values): void {
  const errors = Object.keys(values).flatMap((name) =>
    fields.has(name) && !canBeAsked(kinds, fields.get(name))
      ? [{ pointer: `/values/${name}`, message: '这一项由受理单位填写，请留空。' }]
      : [],
  );
  if (errors.length > 0) throw problems.invalid(errors);
}

/** Every field that somebody from outside fills in at some time. */
export function askedOutside(compiled: CompiledCaseType, kinds: Kinds): Set<string> {
  const actions = [...compiled.actions.values()].filter(({ by }) =>
    by.some((one) => isOutsider(compiled, one)),
  );
  const names = actions.flatMap(({ fills = [], asks = [] }) => [...fills, ...asks]);
  const can = names.filter((name) => canBeAsked(kinds, compiled.fields.get(name)));
  return new Set([...openingFields(compiled, kinds).map(({ name }) => name), ...can]);
}

/** Why a type takes no cases now; undefined where it does. */
export function closedNow({ compiled: { type }, kept }: CurrentType, now: Date): string | undefined {
  if (kept?.closed) return `已停止受理：${kept.closed.reason}`;
  const { season } = type.open;
  return season && !isInSeason(season, shanghaiDate(now).slice(5))
    ? `每年 ${season.from} 至 ${season.to} 期间受理。`
    : undefined;
}

export type Service = CurrentType & { party: string };

/** The types of a tenant's cases that anybody can open. */
export async function servicesOf(store: TenantStore, { types, kinds }: Pick<CaseDeps, 'types' | 'kinds'>) {
  return (await types.all(store)).flatMap((one): Service[] => {
    const party = openerOf(one.compiled, kinds);
    return party === undefined ? [] : [{ ...one, party }];
  });
}

/** The names of those of them that take cases now. */
export const offeredNow = async (
  store: TenantStore,
  deps: Pick<CaseDeps, 'types' | 'kinds' | 'clock'>,
): Promise<Set<string>> =>
  new Set(
    (await servicesOf(store, deps)).flatMap((one) =>
      closedNow(one, deps.clock()) === undefined ? [one.compiled.type.name] : [],
    ),
  );

/** One of them. Throws `not-found` (404), also for a type that only officials open. */
export async function requireService(
  store: TenantStore,
  { types, kinds }: Pick<CaseDeps, 'types' | 'kinds'>,
  name: string,
): Promise<Service> {
  const found = await requireType(types, store, name);
  const party = openerOf(found.compiled, kinds);
  if (party === undefined) throw problems.notFound('这项服务');
  return { ...found, party };
}

import '@hono/zod-openapi';
import {
  type Right,
  type Rights,
  rightPattern,
  type Scope,
  scopeSchema,
  scopesFor,
  unitedRights,
} from '@mingcha/http';
import { rightName, scopeNames } from '@mingcha/kernel/labels';
import { defineEntity, queryAll, type TenantStore } from '@mingcha/store';
import * as z from 'zod';
import { clientRolesOf, personRolesOf, roleNames, shippedRights } from '../access/rights.ts';

const mostRights = 200;

/** Rights with how far each reaches; what is wrong is said at the right. */
export const reachSchema = z
  .record(z.string().max(100), scopeSchema)
  .superRefine((reach, context) => {
    const entries = Object.entries(reach);
    if (entries.length === 0 || entries.length > mostRights)
      context.addIssue({ code: 'custom', message: `请选择 1 至 ${mostRights} 项权限` });
    for (const [right, scope] of entries.slice(0, mostRights)) {
      const known = rightPattern.test(right);
      if (known && scopesFor(right as Right).includes(scope)) continue;
      const names = known ? scopesFor(right as Right).map((one) => scopeNames[one]) : [];
      context.addIssue({
        code: 'custom',
        path: [right],
        message: known ? `“${rightName(right)}”的范围只能是：${names.join('、')}` : '没有这项权限',
      });
    }
  })
  .openapi({ description: '各项权限的数据范围，以权限为键', example: { 'cases:*:read': 'department' } });

/** A role that a tenant has made itself. */
export type OwnRole = { id: string; name: string; reach: Record<string, Scope> };

export const roleEntity = defineEntity<OwnRole>()({
  name: 'ROLE',
  key: (of: { id: string }) => ({ partition: [], sort: [of.id] }),
});

/** A role that can be given in a tenant. */
export type KnownRole = {
  id: string;
  name: string;
  rights: Rights;
  /** Otherwise to machines only. */
  forPeople: boolean;
  /** The same in every tenant, and not to be changed. */
  shipped: boolean;
  /** Of a tenant's own. */
  lock?: number;
};

/** Roles by id. */
export type Roles = ReadonlyMap<string, KnownRole>;

/** The roles that every tenant of this kind has. */
export function shippedRoles(tenant: string): Roles {
  const people = personRolesOf(tenant);
  return new Map(
    clientRolesOf(tenant).map((id) => {
      const rights = shippedRights(tenant, id);
      return [id, { id, name: roleNames[id]!, rights, forPeople: people.includes(id), shipped: true }];
    }),
  );
}

export const rightsOfReach = (reach: Readonly<Record<string, Scope>>): Rights =>
  new Map(Object.entries(reach) as [Right, Scope][]);

/** The roles that can be given in a tenant: the shipped ones, then its own. */
export async function loadRoles(store: TenantStore): Promise<Roles> {
  const own = await queryAll(store, roleEntity, []);
  return new Map([
    ...shippedRoles(store.tenant),
    ...own.map(({ id, name, reach, lock }): [string, KnownRole] => [
      id,
      { id, name, rights: rightsOfReach(reach), forPeople: true, shipped: false, lock },
    ]),
  ]);
}

/** The same, read only where one of the roles is not a shipped one. */
export async function rolesFor(
  tenant: string,
  ids: readonly string[],
  load: () => Promise<Roles>,
): Promise<Roles> {
  const shipped = shippedRoles(tenant);
  return ids.every((id) => shipped.has(id)) ? shipped : load();
}

/** Those of some roles that there are. */
export const rolesAmong = (roles: Roles, ids: readonly string[]): KnownRole[] =>
  ids.flatMap((id) => roles.get(id) ?? []);

/** The rights that roles give; a role that is not there gives none. */
export const rightsAmong = (roles: Roles, ids: readonly string[]): Rights =>
  unitedRights(rolesAmong(roles, ids).map(({ rights }) => rights));

/** What roles are called; one that is not there by its id. */
export const namesAmong = (roles: Roles, ids: readonly string[]): string[] =>
  ids.map((id) => roles.get(id)?.name ?? roleNames[id] ?? id);

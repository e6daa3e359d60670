import { bindingFields } from '@mingcha/cases';
import {
  allowCases,
  createRoute,
  hasRight,
  jsonResponse,
  newRouter,
  type Principal,
  pageOf,
  problemResponses,
} from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import * as z from 'zod';
import { mayOpen } from '../access/parties.ts';
import { caseRight, reachOf } from '../access/sight.ts';
import type { CaseDeps } from '../deps.ts';
import { openingColumns } from '../imports/columns.ts';
import { requireType } from '../types/caseTypes.ts';
import type { Definition } from '../types/definitions.ts';
import { fieldMeta } from '../view/fieldMeta.ts';
import { typeRow, typeSchema } from './schemas.ts';

const tags = ['事项'];
const params = z.object({ type: z.string().max(60) });

const list = createRoute({
  method: 'get',
  path: '/v1/case-types',
  operationId: 'listCaseTypes',
  tags,
  summary: '与本人有关的事项类型：可查看的和可登记的',
  middleware: [allowCases()],
  responses: { 200: jsonResponse('事项类型', pageOf(typeRow)), ...problemResponses },
});
const get = createRoute({
  method: 'get',
  path: '/v1/case-types/{type}',
  operationId: 'getCaseType',
  tags,
  summary: '一类事项：字段、状态、登记表',
  middleware: [allowCases()],
  request: { params },
  responses: { 200: jsonResponse('事项类型', typeSchema), ...problemResponses },
});
const rowOf = ({ compiled }: Definition, caller: Principal) => ({
  name: compiled.type.name,
  title: compiled.type.title,
  group: compiled.type.group,
  states: [...compiled.states].map(([name, { title, kind }]) => ({ name, title, kind })),
  columns: [...compiled.fields].flatMap(([name, { list: listed, title }]) =>
    listed ? [{ name, title }] : [],
  ),
  canOpen: mayOpen(compiled, caller),
});

const isConcerned = ({ compiled }: Definition, caller: Principal): boolean =>
  reachOf(caller, compiled.type.group) !== undefined || mayOpen(compiled, caller);

/** The tenant's types that concern a caller, in the order of the library. */
export const typesFor = async (
  store: TenantStore,
  { types }: CaseDeps,
  caller: Principal,
): Promise<Definition[]> => (await types.all(store)).filter((one) => isConcerned(one, caller));

/** Case types as those see them who work with them. */
export function typeRoutes(deps: CaseDeps) {
  return newRouter()
    .openapi(list, async (c) => {
      const { store, principal } = c.var;
      const found = await typesFor(store, deps, principal);
      return c.json({ items: found.map((one) => rowOf(one, principal)), next: null }, 200);
    })
    .openapi(get, async (c) => {
      const { store, principal } = c.var;
      const found = await requireType(deps.types, store, c.req.valid('param').type);
      if (!isConcerned(found, principal)) throw problems.notFound('该类事项');
      const { type, fields } = found.compiled;
      return c.json(
        {
          ...rowOf(found, principal),
          definition: found.hash,
          basis: [...type.basis],
          opening: {
            fills: [...type.open.fills],
            asks: [...(type.open.asks ?? [])],
            canRecordLate: hasRight(principal, caseRight(type.group, 'write')),
            copies: type.open.copies === true,
          },
          fields: [...fields].map(([name, field]) => fieldMeta(name, field)),
          results: Object.entries(type.results ?? {}).map(([name, title]) => ({ name, title })),
          papers: Object.entries(type.papers ?? {}).flatMap(([name, { title, own }]) =>
            own === undefined ? [{ name, title }] : [],
          ),
          hasPeople: bindingFields(found.compiled).size > 0,
          canImport: mayOpen(found.compiled, principal) && openingColumns(found.compiled, deps) !== undefined,
        },
        200,
      );
    });
}

import { defineKind, type RegisterKind } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import type { ListDefinition } from '../kinds/format.ts';
import { valuesIn } from '../kinds/listKinds.ts';
import { type ListCheck, listCheckSchema, requirements } from './checkFormat.ts';
import { compileCheck } from './compiledCheck.ts';

/** What becomes of a list with rows that break a rule. */
const severityNames = { error: '不得送审', warning: '提示' };

type Definitions = (store: TenantStore) => Promise<readonly ListDefinition[]>;

/** The register of rules between lists (清单间核对规则): each row is a rule, and holds from its publication on. */
export const listChecksOver = (definitions: Definitions): RegisterKind<ListCheck> =>
  defineKind<ListCheck>({
    name: 'list-checks',
    title: '清单间核对规则',
    noun: '核对规则',
    schema: listCheckSchema,
    rights: { read: 'catalogue:read', write: 'catalogue:write' },
    async prepare({ store }) {
      const named = new Map((await definitions(store)).map((list) => [list.id, list]));
      return { check: (row) => compileCheck(row, (name) => named.get(name)).faults };
    },
    columns: [
      {
        field: 'id',
        header: '编号',
        type: 'code',
        required: true,
        searchable: true,
        note: '与系统自带的规则同号的，取代它',
        example: 'permit-supervised',
      },
      {
        field: 'title',
        header: '规则名称',
        type: 'text',
        required: true,
        searchable: true,
        example: '许可有监管事项对应',
      },
      {
        field: 'list',
        header: '核对的清单',
        type: 'code',
        required: true,
        filterable: true,
        note: '清单的编号',
        example: 'permit-items',
      },
      {
        field: 'when',
        header: '适用情形',
        type: 'text',
        note: '表达式，用核对的清单的字段名',
        example: 'level == "国家"',
      },
      { field: 'key', header: '按哪一要素', type: 'text', required: true, example: 'id' },
      { field: 'must', header: '要求', type: 'enum', required: true, values: valuesIn(requirements) },
      {
        field: 'other',
        header: '对照的清单',
        type: 'code',
        required: true,
        filterable: true,
        example: 'supervision-items',
      },
      { field: 'otherKey', header: '对照的要素', type: 'text', required: true, example: 'permit' },
      {
        field: 'otherWhen',
        header: '对照的范围',
        type: 'text',
        note: '表达式，用对照的清单的字段名',
        example: 'risk == "重点"',
      },
      {
        field: 'same',
        header: '须一致的要素',
        type: 'records',
        note: '两份清单的字段名，如 name|name',
        records: [
          { field: 'own', header: '核对的要素', type: 'text', required: true },
          { field: 'other', header: '对照的要素', type: 'text', required: true },
        ],
      },
      {
        field: 'field',
        header: '指向的要素',
        type: 'text',
        note: '不填的，指向核对的要素',
        example: 'supervisor',
      },
      { field: 'severity', header: '不符时', type: 'enum', required: true, values: valuesIn(severityNames) },
      {
        field: 'message',
        header: '说明',
        type: 'text',
        required: true,
        example: '监管事项目录中没有对应这项许可的监管事项',
      },
      { field: 'basis', header: '依据', type: 'text', example: '审管衔接的有关规定' },
    ],
  });

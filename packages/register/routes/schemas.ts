import '@hono/zod-openapi';
import { actor, instant, jsonResponse, listQuery } from '@mingcha/http';
import * as z from 'zod';
import { checkSchema, issue, summary, versionRef } from '../jobs/view.ts';
import { columnTypes, type RegisterKind } from '../kind.ts';
import type { InclusionProof } from '../proof.ts';
import type { Row } from '../types.ts';

export const version = versionRef
  .extend({
    parent: z.string().nullable(),
    at: instant,
    by: actor,
    reason: z.string(),
    source: z.object({
      type: z.enum(['import', 'edit', 'seed', 'restore']),
      job: z.string().optional(),
      fileName: z.string().optional(),
      sha256: z.string().optional(),
      restored: z.number().int().optional().openapi({ description: '恢复自第几版' }),
    }),
    counts: z.object({
      added: z.number().int(),
      changed: z.number().int(),
      unchanged: z.number().int(),
      removed: z.number().int(),
    }),
    head: z.array(z.enum(['draft', 'published'])).optional(),
  })
  .openapi('RegisterVersion');

const sealedPart = z.object({ salt: z.string(), row: z.record(z.string(), z.unknown()) });
const merklePlace = z.object({
  index: z.number().int(),
  size: z.number().int(),
  path: z.array(z.string()).openapi({ description: '由邻近到根的哈希' }),
});

export const inclusionProof: z.ZodType<InclusionProof> = z
  .object({
    version: versionRef,
    open: sealedPart.openapi({ description: '公开的内容' }),
    closed: z
      .union([z.string(), sealedPart])
      .openapi({ description: '其余内容的哈希；可见个人信息且要求时为内容' }),
    page: merklePlace.extend({ prefix: z.string(), rowsRoot: z.string() }),
    list: merklePlace,
  })
  .openapi('InclusionProof');

export const rowParams = z.object({ id: z.string().max(64) });

const fieldOfRow = z.object({
  field: z.string(),
  header: z.string().openapi({ description: '列标题' }),
  type: z.enum(columnTypes),
  values: z
    .array(
      z.union([
        z.string(),
        z.object({
          value: z.string(),
          label: z.string().optional(),
          aliases: z.array(z.string()).readonly().optional(),
        }),
      ]),
    )
    .readonly()
    .optional()
    .openapi({ description: '可填的内容；没有则不限' }),
  form: z.string().optional().openapi({ description: 'values 之外可填的代码，正则表达式' }),
  required: z.boolean().optional(),
  note: z.string().optional().openapi({ description: '填写说明' }),
  department: z.boolean().optional().openapi({ description: '内容是部门编号' }),
  example: z.string().optional(),
  filterable: z.union([z.boolean(), z.literal('prefix')]).optional(),
  searchable: z.boolean().optional(),
  personal: z.boolean().optional().openapi({ description: '个人信息，缺省脱敏' }),
  internal: z.boolean().optional().openapi({ description: '不对外公开' }),
  decidedBy: z.string().optional().openapi({ description: '采用自上级目录的，由谁确定，本级不能修改' }),
  system: z.boolean().optional().openapi({ description: '由系统填写' }),
  claimed: z.string().optional().openapi({ description: '在本市不由人填写：为什么，怎样办理' }),
});

export const column = fieldOfRow
  .extend({
    records: z.array(fieldOfRow).readonly().optional().openapi({ description: '每条记录的各列' }),
  })
  .openapi('RegisterColumn');

/** What the caller may write. */
export const writes = z.object({
  rows: z.enum(['all', 'own', 'none']).openapi({ description: '可修改：全部、本部门的、没有' }),
  field: z.string().optional().openapi({ description: 'own 时：该列为 depts 之一的行可以修改' }),
  dept: z.string().optional().openapi({ description: 'own 时：本部门；账号没有所属部门时没有' }),
  depts: z.array(z.string()).optional().openapi({ description: 'own 时：可以修改其行的部门' }),
});

/** Files up to this many bytes are imported while the caller waits. */
export const directBytes = 4 * 2 ** 20;

export const dryRunQuery = z.object({
  dryRun: z.enum(['true', 'false']).default('false').openapi({
    description: '只核对，不写入：答改动的数目与举例、错误和提醒；看过后以 :confirm 办理',
  }),
});

/** The responses of an import, a restoration or a dry run of either. */
export const importResponses = (done: string) => ({
  200: jsonResponse(
    done,
    z
      .object({
        job: z.string(),
        version: versionRef.optional(),
        summary,
        check: checkSchema.optional(),
        errors: z.array(issue).optional().openapi({ description: '核对时：前 100 处错误' }),
        warnings: z.array(issue).optional().openapi({ description: '核对时：前 100 处提醒' }),
      })
      .openapi('ImportResult'),
  ),
  202: jsonResponse('已转为后台任务，进度见 Location', z.object({ job: z.string() })),
});

const versionId = z.string().max(40);
const personal = z
  .enum(['true', 'false'])
  .optional()
  .openapi({ description: 'true：不脱敏显示个人信息。须有 rosters:personal 权限，每次查看记入审计日志' });
export const personalQuery = z.object({ personal });
export const versionQuery = personalQuery.extend({
  version: versionId.optional().openapi({ description: '版本编号，缺省为当前版本' }),
});
export const reasonQuery = z.object({ reason: z.string().trim().max(200).optional() });
export const diffQuery = listQuery.extend({ personal, from: versionId, to: versionId });

const repeated = z.union([z.string().max(100), z.array(z.string().max(100)).max(100)]).optional();

/** Paging, `q`, `sort`, and every filterable column; anything else is refused, so that no typo finds all. */
export function openQuery({ columns }: Pick<RegisterKind<Row>, 'columns'>) {
  const fields = columns.filter((column) => column.filterable);
  return listQuery
    .extend({
      q: z.string().max(100).optional().openapi({ description: '在可检索列中查找的文字' }),
      sort: z.string().max(40).optional().openapi({
        description:
          '列名；前加 - 为倒序。不指定时，较短的名录按编号排列，较长的按存储次序（固定，但看似随机）',
      }),
    })
    .extend(
      Object.fromEntries(
        fields.map(({ field, header }) => [
          field,
          repeated.openapi({ description: `${header}；可重复，任一相符即可` }),
        ]),
        // Which fields there are is known to the kind, not to the compiler.
      ) as Record<never, typeof repeated>,
    )
    .strict();
}

/** The same with `version` and `personal`, for who is signed in. */
export const rowsQuery = (kind: RegisterKind<Row>) =>
  openQuery(kind).extend({ version: versionId.optional(), personal });

/**
 * A row as the OpenAPI document shows it, under the kind's name: as a response has it, and as it may come back, so that
 * personal fields may hold masked values, which the rules for the real ones do not allow.
 */
export function rowSchema(kind: RegisterKind<Row>): z.ZodType<Row> {
  const { schema, columns } = kind;
  const text = z.string().openapi({ description: '脱敏后的内容；以 personal=true 查询时为原文' });
  const personal = columns.filter((column) => column.personal);
  const masked = personal.map(({ field, type, required }) => {
    const value = type === 'list' ? z.array(text) : text;
    return [field, required ? value : value.optional()] as const;
  });
  const shown = schema instanceof z.ZodObject ? schema.extend(Object.fromEntries(masked)) : schema;
  return (shown as z.ZodType<Row>).openapi(`Row-${kind.name}`);
}

/** A body that the register itself checks, shown as the kind's row. */
export const rowBody = (kind: RegisterKind<Row>) => ({
  body: {
    required: true,
    content: { 'application/json': { schema: { $ref: `#/components/schemas/Row-${kind.name}` } } },
  },
});

/** Some fields of a row (RFC 7396), which the register checks with the rest of the row. */
export const rowPatch = {
  body: {
    required: true,
    content: {
      'application/merge-patch+json': {
        schema: { type: 'object' as const, description: '要修改的字段；null 为清空，没有给出的保持不变' },
      },
    },
  },
};

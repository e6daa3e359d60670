import '@hono/zod-openapi';
import { instant } from '@mingcha/http';
import * as z from 'zod';

const anyObject = z.record(z.string(), z.unknown());
const actor = z.object({ sub: z.string(), name: z.string() });
const hash = z.string().max(100);
const base = z
  .object({
    from: z.enum(['library', 'province']),
    hash: z.string(),
    province: z.string().optional().openapi({ description: '省级的代码' }),
    number: z.number().int().optional().openapi({ description: '省级的第几版' }),
  })
  .openapi({ description: '据以修改的定义：系统自带的，或省级发布的' });
const note = z.string().trim().min(2).max(400).openapi({ description: '为何修改、依据什么' });

const findingSchema = z
  .object({
    code: z.string(),
    level: z.enum(['error', 'warning', 'info']),
    message: z.string(),
    states: z.array(z.string()),
    actions: z.array(z.string()),
    path: z.array(z.object({ what: z.string(), state: z.string() })).openapi({ description: '如何走到这里' }),
  })
  .openapi('CaseTypeFinding');

const difference = z.object({
  pointer: z.string().openapi({ description: '定义中的位置（RFC 6901）' }),
  where: z.string().openapi({ description: '位置的名称' }),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
});

const graph = z.object({
  states: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      kind: z.enum(['open', 'waiting', 'done']),
      first: z.boolean(),
      findings: z.array(z.number().int()),
    }),
  ),
  edges: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      label: z.string(),
      action: z.string().optional(),
      by: z.enum(['inside', 'outside', 'machine']),
      guarded: z.boolean(),
      findings: z.array(z.number().int()),
    }),
  ),
});

const version = z.object({
  number: z.number().int(),
  hash: z.string(),
  base: base.optional(),
  note: z.string(),
  at: instant,
  by: actor,
  writtenBy: actor,
});

const closed = z.object({ at: instant, by: actor, reason: z.string() });

export const definitionRow = z
  .object({
    name: z.string(),
    title: z.string(),
    group: z.string(),
    origin: z
      .enum(['library', 'tenant', 'draft'])
      .openapi({ description: '现行定义是系统自带的还是本市发布的；draft 为只有草稿' }),
    version: z.number().int().optional().openapi({ description: '本市发布的第几版' }),
    draft: z.object({ at: instant, by: actor }).optional(),
    closed: closed.optional(),
    open: z.number().int().openapi({ description: '未办结的件数，每个状态数到 1000 为止' }),
    upgrade: z.boolean().openapi({ description: '据以修改的定义（系统自带的，或采用的省级的）此后又有变化' }),
    adopted: z.number().int().optional().openapi({ description: '采用的是省级第几版' }),
  })
  .openapi('CaseTypeDefinitionRow');

const part = z.string().max(100).openapi({ description: '定义的一部分', example: 'clocks/answer' });

const unmoved = {
  unmoved: z
    .array(z.object({ id: z.string(), number: z.string().optional(), reasons: z.array(z.string()) }))
    .openapi({ description: '不能改用的事项及原因，最多列 100 件' }),
  unmovedCount: z.number().int(),
};

export const moveCheckSchema = z
  .object({ open: z.number().int().openapi({ description: '未办结的件数' }), ...unmoved })
  .openapi('CaseTypeMoveCheck');

export const moveSchema = z
  .object({
    number: z.number().int().openapi({ description: '改用第几版' }),
    parts: z.array(part),
    note: z.string(),
    at: instant,
    by: actor,
    moved: z.number().int().openapi({ description: '已改用的件数' }),
    ...unmoved,
    endedAt: instant.optional().openapi({ description: '全部完成的时间；没有则还在逐件改用' }),
  })
  .openapi('CaseTypeMove');

export const moveBody = z.object({ move: z.array(part).min(1).max(400) }).strict();
export const publishBody = z
  .object({
    move: z
      .array(part)
      .max(400)
      .optional()
      .openapi({ description: '已登记的事项改用的部分，见草稿的 parts；其余保持原样' }),
  })
  .strict();

export const definitionSchema = z
  .object({
    name: z.string(),
    title: z.string(),
    origin: z.enum(['library', 'tenant']).openapi({ description: '现行定义是系统自带的还是本市发布的' }),
    hash: z.string().optional().openapi({ description: '现行定义的哈希；只有草稿的类型没有' }),
    definition: anyObject.optional().openapi({ description: '现行定义' }),
    differences: z
      .array(difference)
      .openapi({ description: '现行定义与据以修改的定义（系统自带的，或省级现行的）的不同' }),
    upgrade: z
      .array(
        difference.extend({
          conflict: z.boolean().openapi({ description: '本市也改了这一处' }),
          own: z.unknown().optional().openapi({ description: '本市现行定义中的值' }),
        }),
      )
      .openapi({ description: '据以修改的定义在本市修改之后又有的变化' }),
    findings: z.array(findingSchema),
    graph: graph.optional(),
    draft: z
      .object({
        definition: anyObject,
        note: z.string(),
        at: instant,
        by: actor,
        differences: z.array(difference).openapi({ description: '草稿与现行定义的不同' }),
        parts: z
          .array(z.object({ part, where: z.string() }))
          .openapi({ description: '有变化、发布时已登记的事项可以改用的部分' }),
        findings: z.array(findingSchema),
        graph,
      })
      .optional(),
    versions: z.array(version),
    library: z.string().optional().openapi({ description: '系统自带的现行定义的哈希' }),
    base: base.optional().openapi({ description: '现行定义据以修改的定义' }),
    province: z
      .object({
        code: z.string(),
        hash: z.string(),
        number: z.number().int().openapi({ description: '省级发布的第几版' }),
        note: z.string(),
        at: instant,
        withdrawn: closed.optional().openapi({ description: '省级已停止提供；已采用的可以继续使用' }),
      })
      .optional()
      .openapi({ description: '省级现行的定义' }),
    closed: closed.optional(),
    can: z.array(z.enum(['write', 'publish', 'close', 'reopen'])),
  })
  .openapi('CaseTypeDefinition');

export const draftBody = z
  .object({
    definition: anyObject.optional().openapi({ description: '完整的定义' }),
    patch: anyObject.optional().openapi({ description: '对现行定义的修改（RFC 7396）' }),
    library: hash
      .optional()
      .openapi({ description: '已与系统自带的这一版（哈希）核对，此后以它为修改的基础' }),
    province: hash.optional().openapi({ description: '已与省级的这一版（哈希）核对，此后以它为修改的基础' }),
    note,
  })
  .strict()
  .refine(({ library, province }) => library === undefined || province === undefined, {
    message: '系统自带的和省级的，只能以其中之一为修改的基础。',
    path: ['province'],
  })
  .refine(({ definition, patch }) => (definition === undefined) !== (patch === undefined), {
    message: '请给出完整定义或修改内容，二者之一。',
  });
export const adoptBody = z
  .object({
    hash: hash.openapi({ description: '省级现行定义的哈希' }),
    patch: anyObject.optional().openapi({ description: '本市对它的修改（RFC 7396）' }),
    note,
  })
  .strict();
export const reasonBody = z.object({ reason: z.string().trim().min(2).max(200) }).strict();

import '@hono/zod-openapi';
import { ADJUSTMENTS, RECUSALS } from '@mingcha/draw';
import { drawNamings } from '@mingcha/kernel/labels';
import * as z from 'zod';
import { inspectorSchema } from '../../rosters/inspector.ts';
import { objectSchema } from '../../rosters/object.ts';
import { classStrata, filterSchema, unique } from './filter.ts';

const id = z.string().min(1).max(64);

/** The only stratum of a draw that does not stratify. */
export const wholeStratum = 'all';

const share = z
  .object({
    stratum: z.enum([...classStrata, wholeStratum]),
    permille: z.number().int().min(0).max(1000).optional().openapi({ description: '比例，千分之几' }),
    count: z.number().int().min(0).max(1_000_000).optional().openapi({ description: '数量' }),
    reserve: z.number().int().min(0).max(10_000).default(0).openapi({ description: '候补数量' }),
  })
  .strict()
  .refine((s) => (s.permille === undefined) !== (s.count === undefined), '比例与数量须且只能填写一项');

const seed = z.discriminatedUnion('source', [
  z
    .object({
      source: z.literal('drand'),
      delaySeconds: z.number().int().min(30).max(2_592_000).default(300),
    })
    .strict()
    .openapi({ description: '公共随机信标：承诺公开后多少秒的那一轮' }),
  z
    .object({
      source: z.literal('witness'),
      parties: unique(
        z
          .array(
            z
              .object({
                id: z
                  .string()
                  .regex(/^[a-z0-9-]{1,40}$/, '应为小写字母、数字或连字符')
                  .openapi({ description: '本市登记的见证方的编号' }),
              })
              .strict(),
          )
          .min(2, '见证方不少于两方')
          .max(9),
        (party) => party.id,
      ),
      last: z.string().max(40).optional().openapi({
        description: '最后公开随机数的见证方，须为本市政府以外的单位；缺省为其中最后一个这样的单位',
      }),
    })
    .strict()
    .refine(({ last, parties }) => last === undefined || parties.some(({ id }) => id === last), {
      path: ['last'],
      message: '应为所列见证方之一',
    })
    .openapi({ description: '见证方公开随机数：两方以上各出一个随机数；见证方为本市登记的单位' }),
  z
    .object({ source: z.literal('local') })
    .strict()
    .openapi({ description: '演练：不可公开验证' }),
]);

/** A draw with all that comes to it later must fit an item of the store. */
const maxBytes = 150_000;

/** What a person decides about a draw before it is committed. */
export const composeSchema = z
  .object({
    title: z.string().trim().min(2).max(100),
    task: id.optional().openapi({
      description: '所执行的抽查任务（inspection-tasks 事项）的编号：已批准、尚未结束，事项和部门在任务之内',
    }),
    items: unique(z.array(id).min(1, '至少选择一个抽查事项').max(50), String),
    disclosure: z.enum(['full', 'sealed']),
    names: z.enum(drawNamings).optional().openapi({
      description:
        'outcome 为抽取结果公示：名单随抽取结果公示；results 为检查结果公示：名单随检查结果公示，此前只公示数量和结果指纹。缺省为 outcome',
    }),
    filter: filterSchema.default({}),
    stratify: z.enum(['class', 'none']).default('class'),
    strata: unique(z.array(share).min(1).max(5), (s) => s.stratum)
      .optional()
      .openapi({ description: '缺省取本市的比例' }),
    teams: unique(
      z
        .array(z.object({ dept: id, size: z.number().int().min(1).max(10) }).strict())
        .min(1)
        .max(20),
      (t) => t.dept,
    ),
    match: unique(z.array(z.enum(['region', 'skills'])).max(2), String).default(['region', 'skills']),
    seed,
    recusals: unique(
      z
        .array(
          z
            .object({
              // Of the rosters' own shapes: a recusal is a row of the frame, which a verifier reads strictly.
              object: objectSchema.shape.id,
              inspector: inspectorSchema.shape.id,
              ground: z.enum(RECUSALS).optional().openapi({ description: '缺省为其他' }),
              reason: z.string().max(200).default(''),
            })
            .strict(),
        )
        .max(500),
      (r) => `${r.object}\n${r.inspector}`,
    ).default([]),
    adjustments: unique(
      z
        .array(
          z
            .object({
              inspector: inspectorSchema.shape.id,
              add: z.number().int().min(1).max(10_000),
              ground: z.enum(ADJUSTMENTS),
              note: z.string().max(200).default(''),
            })
            .strict(),
        )
        .max(500),
      (one) => one.inspector,
    )
      .optional()
      .openapi({ description: '由人增加的负荷及其理由；每个部门不超过四分之一的人员' }),
    benched: unique(
      z
        .array(
          z
            .object({
              inspector: inspectorSchema.shape.id,
              reason: z.enum(['leave', 'duty', 'other']),
              note: z.string().max(200).default(''),
            })
            .strict(),
        )
        .max(500),
      (one) => one.inspector,
    )
      .optional()
      .openapi({ description: '本次不参加的人员及其理由' }),
  })
  .strict()
  .superRefine((compose, context) => {
    const problem = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    if (Buffer.byteLength(JSON.stringify(compose)) > maxBytes)
      problem([], '内容过长，请减少筛选条件、回避关系或其说明');
    if (compose.teams.reduce((sum, team) => sum + team.size, 0) < 2)
      problem(['teams'], '每次检查的执法人员不得少于 2 人');
    for (const [i, { stratum }] of (compose.strata ?? []).entries()) {
      if ((stratum === wholeStratum) !== (compose.stratify === 'none')) {
        problem(
          ['strata', i, 'stratum'],
          compose.stratify === 'none' ? '不分组时只能填写 all' : '按信用风险分组时只能填写 A、B、C、D、U',
        );
      }
    }
    if (compose.disclosure === 'full' && compose.stratify === 'class') {
      problem(
        ['disclosure'],
        '按信用风险分组的抽取不能公开全名单，因为会泄露企业的信用风险分类；请改为“名单封存”或不分组',
      );
    }
    if (compose.disclosure === 'full' && compose.filter.classes) {
      problem(['filter', 'classes'], '按信用风险分类筛选的抽取不能公开全名单，因为名单本身会泄露分类');
    }
  })
  .openapi('DrawCompose');

export type Compose = z.infer<typeof composeSchema>;

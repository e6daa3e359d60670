import '@hono/zod-openapi';
import { BENCHINGS, EXCLUSIONS, UNABLES } from '@mingcha/draw';
import { actor, instant } from '@mingcha/http';
import { drawNamings } from '@mingcha/kernel/labels';
import { actionsOf, statesOf } from '@mingcha/lifecycle';
import * as z from 'zod';
import { drawTask } from '../plans/schemas.ts';
import { visitStand } from '../visits/schemas.ts';
import { witnessSchema } from '../witnesses/witness.ts';
import { composeSchema } from './composing/compose.ts';
import { planSchema, revealSchema } from './composing/planSchema.ts';
import { voidGrounds } from './kept/draw.ts';
import { drawSeries } from './kept/numbers.ts';
import { drawLife } from './kept/states.ts';
import { publication } from './publishing/deadline.ts';
import { sights } from './reading/sight.ts';
import { agreedActions, secondedActions } from './secondPerson/seconding.ts';

const short = z
  .array(z.object({ dept: z.string(), missing: z.number().int() }))
  .readonly()
  .optional();
const hex64 = z.string().regex(/^[0-9a-f]{64}$/, '应为 64 位小写十六进制');

const signature = z.string().regex(/^[0-9a-f]{128}$/, '应为 128 位小写十六进制');
const signed = {
  signature: signature.optional().openapi({ description: '用登记的密钥所作；按旧规范的任务没有' }),
};
export const nonceCommitmentBody = z.object({ commitment: hex64, ...signed }).strict();
export const nonceBody = z.object({ nonce: hex64, ...signed }).strict();
export const attestationBody = z.object({ signature }).strict();

/** How far a party is, as `standingOf` tells it. */
export const standing = z.object({
  id: z.string(),
  name: z.string(),
  key: z.string().optional().openapi({ description: '登记的公钥；按旧规范的任务没有' }),
  held: witnessSchema.shape.held.optional(),
  outside: z.boolean().optional(),
  last: z.boolean().openapi({ description: '最后公开随机数的见证方' }),
  committed: z.boolean(),
  revealed: z.boolean(),
  attested: z.boolean().openapi({ description: '已为复算过的结果作证' }),
});

/** When a draw's names become public, as `namingFacts` tells it. */
export const naming = {
  names: z.enum(drawNamings).openapi({
    description: 'outcome 为抽取结果公示，名单随抽取结果公示；results 为检查结果公示，名单随检查结果公示',
  }),
  namedAt: instant.optional().openapi({ description: '名单随检查结果公示的，名单何时公示' }),
};

export const idParams = z.object({ id: z.string().max(40) });

export const drawSummary = z
  .object({
    id: z.string(),
    year: z.number().int().nullable(),
    sequence: z.number().int().nullable(),
    number: z.string().nullable().openapi({ description: '如 2026-003；演练如 演练-3' }),
    series: z
      .enum(drawSeries)
      .openapi({ description: '编号所属的序列；编号在 official 而 source 为 local 的，是演练占号' }),
    title: z.string(),
    task: drawTask.optional(),
    state: z.enum(statesOf(drawLife)),
    lock: z.number().int(),
    source: z.enum(['drand', 'witness', 'local']),
    verifiable: z.boolean().openapi({ description: '种子可由任何人核验：演练和演示信标的不可' }),
    disclosure: z.enum(['full', 'sealed']),
    ...naming,
    items: z.array(z.string()),
    leadDept: z.string(),
    batch: z.string().optional().openapi({ description: '所在的共同抽取的编号' }),
    createdAt: instant,
    createdBy: actor,
    commitment: z.string().optional(),
    committedAt: instant.optional(),
    frame: z.object({ objects: z.number().int(), inspectors: z.number().int() }).optional(),
    seedDueAt: instant.optional(),
    revealDue: z
      .object({ at: instant, names: z.array(z.string()) })
      .optional()
      .openapi({ description: '轮到公开随机数的见证方，及其最迟何时公开' }),
    executedAt: instant.optional(),
    selected: z.number().int().optional(),
    reserves: z.number().int().optional(),
    publishedAt: instant.optional(),
    publication: publication.optional().openapi({ description: '待公示的正式抽查的公示期限' }),
    voidedAt: instant.optional(),
    voidReason: z.string().optional(),
    voidGround: z.enum(voidGrounds).optional(),
    dispatchedAt: instant.optional().openapi({ description: '派发检查任务的时间' }),
    proposal: z
      .object({ action: z.enum(secondedActions), at: instant, by: actor })
      .optional()
      .openapi({ description: '待另一人同意的操作：再次请求同一操作即为同意' }),
    voiding: z
      .object({ at: instant, by: actor, reason: z.string(), ground: z.enum(voidGrounds).optional() })
      .optional()
      .openapi({ description: '待另一人复核的作废申请' }),
  })
  .openapi('DrawSummary');

const person = z.object({ id: z.string(), name: z.string(), dept: z.string() });
const unableGround = z.enum(UNABLES).openapi({ description: '不能检查的事由' });
const unable = {
  object: z.object({ id: z.string(), name: z.string() }),
  inspector: person,
  ground: unableGround,
};

export const drawDetail = drawSummary
  .extend({
    compose: composeSchema,
    plan: planSchema.optional(),
    pinned: z.object({ objects: z.string(), inspectors: z.string(), items: z.string() }).optional(),
    committedBy: actor.optional(),
    reveal: revealSchema.optional(),
    seed: z.string().optional(),
    executedBy: actor.optional(),
    parties: z.array(standing.extend({ link: z.string().optional() })),
    substitutions: z.array(
      z.object({
        at: instant,
        by: actor,
        object: z.string(),
        reserve: z.object({
          id: z.string(),
          stratum: z.string(),
          ticket: z.string(),
          inspectors: z.array(z.string()).readonly(),
          pool: z.array(z.number().int()).readonly().optional(),
          short,
        }),
        reason: z.string(),
      }),
    ),
    inspectorSubstitutions: z.array(
      z.object({
        at: instant,
        by: actor,
        second: actor.optional().openapi({ description: '同意更换的另一人' }),
        ...unable,
        substitute: person,
        reason: z
          .string()
          .optional()
          .openapi({ description: '只向组织抽取的部门、市级管理员和监督审计人员提供' }),
      }),
    ),
    replacing: z
      .object({ ...unable, reason: z.string() })
      .optional()
      .openapi({ description: '待另一人同意的更换检查人员' }),
    seedReady: z.boolean(),
    sight: z.enum(sights).openapi({
      description:
        '可见的抽取结果：全部、本人的检查任务或无。名单公示前，种子、递补和结果只向可见全部的人提供',
    }),
    can: z.array(z.enum(actionsOf(drawLife))),
  })
  .openapi('Draw');

const versions = z.object({ objects: z.string(), inspectors: z.string(), items: z.string() });

const share = z.object({ before: z.number(), after: z.number() });

export const previewResponse = z
  .object({
    versions,
    frame: z.object({ objects: z.number().int(), inspectors: z.number().int() }),
    excluded: z.partialRecord(z.enum(EXCLUSIONS), z.number().int()),
    benched: z.partialRecord(z.enum(BENCHINGS), z.number().int()),
    strata: z.array(
      z.object({
        stratum: z.string(),
        frame: z.number().int(),
        take: z.number().int(),
        reserve: z.number().int(),
        enough: z.boolean(),
      }),
    ),
    inspectors: z.array(
      z.object({
        dept: z.string(),
        total: z.number().int(),
        byRegion: z.record(z.string(), z.number().int()),
        bySkill: z.record(z.string(), z.number().int()),
      }),
    ),
    shortages: z.array(z.object({ dept: z.string(), objects: z.number().int() })),
    shares: z
      .array(
        z.object({
          dept: z.string(),
          persons: z.array(share.extend({ inspector: z.string(), name: z.string() })),
          others: share.extend({ count: z.number().int() }),
        }),
      )
      .openapi({
        description:
          '不参加、调整负荷和回避使人员预期检查户数发生的变化：变化较大的人员，其余人员为平均数；没有变化的部门不列',
      }),
    warnings: z.array(z.object({ code: z.string(), message: z.string() })),
  })
  .openapi('DrawPreview');

export const commitBody = z.object({ versions: versions.partial({ items: true }).strip() }).strict();
export const executeBody = z
  .object({
    beacon: z
      .object({
        round: z.number().int().positive(),
        signature: z.string().regex(/^[0-9a-f]{96}$/, '应为 96 位小写十六进制'),
      })
      .strict()
      .optional()
      .openapi({ description: '系统未连接公共信标时，由人提交的该轮签名；经验证后才使用' }),
  })
  .strict();
export const voidBody = z
  .object({
    reason: z.string().trim().min(4, '请写明作废原因，不少于 4 个字').max(500),
    ground: z.enum(voidGrounds).default('other').openapi({ description: '作废事由' }),
  })
  .strict();
export const substituteBody = z
  .object({ object: z.string().min(1).max(64), reason: z.string().trim().min(2, '请写明替换原因').max(500) })
  .strict();
export const substituteInspectorBody = z
  .object({
    object: z.string().min(1).max(64),
    inspector: z.string().min(1).max(64),
    ground: unableGround,
    reason: z.string().trim().min(2, '请写明不能检查的原因').max(500),
  })
  .strict();
export const reserveRow = z
  .object({
    id: z.string(),
    name: z.string(),
    stratum: z.string(),
    ticket: z.string(),
    used: z.boolean(),
  })
  .openapi('DrawReserve');

export const logPlace = z
  .object({ index: z.number().int(), size: z.number().int() })
  .openapi('LogPlace', { description: '承诺是公开日志的第几条（从 0 起），在多少条的树头之下' });

/** The witness's program, as the public log names it. */
export const witnessProgram = hex64.openapi({
  description: '见证程序（单一文件）的 SHA-256，与公开日志中 witness.program 的记载相同；可用 sha256sum 核对',
});

export const drawRecord = z
  .object({
    policy: z
      .object({
        hash: hex64.openapi({ description: '抽查规则的指纹，与公开日志中 policy.changed 的记载相同' }),
        below: z
          .array(z.string())
          .openapi({ description: '抽取比例低于本市监管政策的类别；为空即按政策抽取' }),
        classes: z
          .array(z.object({ item: z.string(), rule: z.string() }))
          .optional()
          .openapi({ description: '各抽查事项的分类由哪一条规则决定：分类合成规则，或者评价模型' }),
      })
      .optional()
      .openapi({ description: '按分类抽取的，提交承诺时的监管政策' }),
    witnessProgram: witnessProgram.optional(),
    outcome: z.string().optional().openapi({ description: '全部结果的指纹；抽取后才有' }),
    attestations: z.array(z.object({ id: z.string(), signature: z.string() })),
    voided: z.object({ by: actor, second: actor.optional() }).optional(),
    agreed: z
      .array(
        z.object({
          action: z.enum(agreedActions),
          by: actor,
          at: instant,
          second: actor,
          agreedAt: instant,
        }),
      )
      .openapi({ description: '由一人提出、另一人同意的操作，按同意的先后' }),
    ready: z
      .object({ by: actor, at: instant })
      .optional()
      .openapi({ description: '共同抽取中，谁确认这个任务就绪' }),
    place: logPlace.optional(),
    log: z
      .object({
        origin: z.string(),
        key: z.string().openapi({ description: '日志的公钥（vkey）' }),
        size: z.number().int(),
        root: z.string().openapi({ description: '根哈希，Base64，与树头中的写法相同' }),
        at: instant,
      })
      .optional()
      .openapi({ description: '公开日志的最新树头；内部演练不载入日志，没有此项' }),
  })
  .openapi('DrawRecord', { description: '抽取记录中任务本身没有的内容' });

export const resultRow = z
  .object({
    order: z.number().int(),
    id: z.string(),
    name: z.string(),
    stratum: z.string(),
    region: z.string(),
    ticket: z.string(),
    inspectors: z.array(person).openapi({ description: '现在的检查人员，第一名为组长' }),
    unable: z
      .array(person.extend({ ground: unableGround, substitute: z.string() }))
      .optional()
      .openapi({ description: '被更换的检查人员，按更换的次序；substitute 为接替人员的编号' }),
    short,
    substitutedBy: z.string().optional(),
    substituteOf: z.string().optional(),
    visit: visitStand.optional().openapi({ description: '该对象的检查；已派发而本人可以查看检查的才有' }),
  })
  .openapi('DrawResultRow');

import '@hono/zod-openapi';
import { EXCLUSIONS, UNABLES } from '@mingcha/draw';
import { instant } from '@mingcha/http';
import { statesOf } from '@mingcha/lifecycle';
import * as z from 'zod';
import { drawTask } from '../../plans/schemas.ts';
import { confirmation } from '../../witnesses/confirmation.ts';
import { withdrawal, witnessSchema } from '../../witnesses/witness.ts';
import { planSchema, revealSchema } from '../composing/planSchema.ts';
import { drawSeries } from '../kept/numbers.ts';
import { drawLife } from '../kept/states.ts';
import { publication } from '../publishing/deadline.ts';
import { logPlace, naming, standing, witnessProgram } from '../schemas.ts';
import { agreedActions } from '../secondPerson/seconding.ts';

const count = z.number().int();
const named = z.object({ id: z.string(), name: z.string() });

export const citySummary = z
  .object({ code: z.string(), name: z.string(), parent: z.string() })
  .openapi('CitySummary');

export const city = z
  .object({
    code: z.string(),
    name: z.string(),
    parent: z.string(),
    years: z
      .array(z.object({ year: count, draws: count }))
      .openapi({ description: '由新到旧；draws 为当年编号的抽查数' }),
    rehearsals: count.openapi({ description: '有编号的内部演练数' }),
  })
  .openapi('City');

export const publicWitness = witnessSchema
  .omit({ registeredBy: true, withdrawn: true, confirmation: true })
  .extend({
    withdrawn: withdrawal.optional(),
    confirmation: confirmation
      .pick({ state: true, at: true, province: true })
      .optional()
      .openapi({ description: '省级对登记的决定；没有则省级还没有决定' }),
  })
  .openapi('PublicWitness');

/** The witness's program that the service offers, and the one that the city's public log names last. */
export const offeredProgram = z
  .object({
    hash: witnessProgram,
    logged: witnessProgram.optional().openapi({
      description:
        '本市公开日志最近记载的见证程序；现在提供的还没有记载的，在下一次登记见证方或提交承诺之前记载',
    }),
  })
  .openapi('WitnessProgram');

export const publicDraw = z
  .object({
    id: z.string(),
    number: z.string(),
    series: z
      .enum(drawSeries)
      .openapi({ description: '编号所属的序列；编号在 official 而 source 为 local 的，是演练占号' }),
    year: count,
    sequence: count,
    title: z.string(),
    task: drawTask.optional(),
    state: z.enum(statesOf(drawLife)),
    source: z.enum(['drand', 'witness', 'local']),
    verifiable: z.boolean().openapi({ description: '种子可由任何人核验：演练和演示信标的不可' }),
    disclosure: z.enum(['full', 'sealed']),
    ...naming,
    items: z.array(z.object({ code: z.string(), name: z.string() })),
    departments: z.array(named),
    frame: z.object({ objects: count, inspectors: count }),
    commitment: z.string(),
    committedAt: instant,
    seedDueAt: instant.optional(),
    executedAt: instant.optional(),
    publishedAt: instant.optional(),
    publication: publication.optional().openapi({ description: '待公示的正式抽查的公示期限' }),
    selected: count.optional(),
    voidedAt: instant.optional(),
    voidReason: z.string().optional(),
    substituted: z
      .array(z.string())
      .optional()
      .openapi({ description: '各次递补和更换的指纹，按载入公开日志的次序' }),
  })
  .openapi('PublicDraw');

const substitution = z
  .object({
    at: instant,
    object: named,
    reserve: named.extend({ ticket: z.string() }),
    reason: z.string(),
  })
  .openapi('PublicSubstitution');

const replacedObject = named.extend({ at: instant, reason: z.string() }).openapi('ReplacedObject');

export const publicDrawDetail = publicDraw
  .extend({
    plan: planSchema,
    regions: z.array(named).optional().openapi({ description: '范围所限的区划及其名称' }),
    redraws: z
      .array(publicDraw.pick({ id: true, number: true, title: true, state: true }))
      .optional()
      .openapi({ description: '计划所列的一年内同一事项、提交承诺时尚未公示的抽查' }),
    batch: z
      .object({
        mode: z.enum(['together', 'apart']),
        draws: z.array(
          publicDraw
            .pick({ id: true, number: true, title: true, state: true, commitment: true })
            .extend({ departments: z.array(named) }),
        ),
      })
      .optional()
      .openapi({
        description: '同批各任务，按批内次序，也包括本任务：共用一个种子，together 联合，apart 错开',
      }),
    reveal: revealSchema.optional(),
    parties: z.array(standing.omit({ committed: true })),
    missing: z
      .array(z.object({ at: instant, parties: z.array(z.string()) }))
      .optional()
      .openapi({ description: '逾期未公开随机数的见证方，何时载入公开日志' }),
    withheld: z
      .array(z.string())
      .optional()
      .openapi({ description: '作废时仍扣留随机数的见证方，一年内不得参加见证' }),
    witnessProgram: witnessProgram.optional(),
    attestations: z
      .array(z.object({ id: z.string(), signature: z.string() }))
      .optional()
      .openapi({ description: '见证方复算完整证明之后对结果的签名' }),
    log: z.string().optional().openapi({
      description:
        '承诺在公开日志中的位置（C2SP tlog-proof，附该条记录）；在首个外部联署足数的树头之下，还没有时在最新的树头之下；自规范 mingcha-draw/2 起',
    }),
    place: logPlace.optional(),
    agreed: z
      .array(z.object({ action: z.enum(agreedActions), at: instant, agreedAt: instant }))
      .optional()
      .openapi({ description: '由一人提出、另一人同意的操作；经办人不公开' }),
    outcome: z
      .object({
        seed: z.string(),
        count,
        hash: z.string().openapi({ description: '全部结果的指纹' }),
      })
      .optional()
      .openapi({ description: '公示后才有' }),
    substitutions: z
      .array(substitution)
      .optional()
      .openapi({ description: '名单公示后才有；名单封存的见 replaced 和 substitutes' }),
    replaced: z
      .array(replacedObject)
      .optional()
      .openapi({ description: '名单封存的抽查中被递补的对象，按编号排列' }),
    substitutes: z
      .array(named)
      .optional()
      .openapi({ description: '名单封存的抽查中递补的对象，按编号排列；谁递补谁不公开' }),
    inspectorsReplaced: z
      .array(z.object({ at: instant, ground: z.enum(UNABLES), object: named.optional() }))
      .optional()
      .openapi({
        description:
          '名单公示后才有：何时因何更换检查人员，接替的是下一名候选人；姓名不公开，名单封存的不说是哪一户',
      }),
  })
  .openapi('PublicDrawDetail');

export const drawnObject = z
  .object({
    order: count.openapi({ description: '抽取顺序；名单封存的按编号排列' }),
    id: z.string(),
    name: z.string(),
    ticket: z.string().optional().openapi({ description: '名单封存的不公开' }),
    pool: z
      .array(count)
      .readonly()
      .optional()
      .openapi({ description: '各部门选派时有多少名符合条件的人员，按计划中部门的次序' }),
  })
  .openapi('DrawnObject');

const shownAt = {
  index: count,
  path: z.array(z.string()).readonly().openapi({ description: '从叶到根的各兄弟节点' }),
};
const inclusion = z
  .discriminatedUnion('list', [
    z.object({
      list: z.literal('objects'),
      ...shownAt,
      inner: z.string().openapi({ description: '该行的指纹 H(JCS(row))，不显示该行' }),
    }),
    z.object({
      list: z.literal('excluded'),
      ...shownAt,
      row: z.object({
        object: z.string(),
        reason: z.enum(EXCLUSIONS),
        salt: z.string(),
        note: z.string().optional(),
      }),
    }),
  ])
  .openapi('Inclusion', { description: '该对象在承诺的名单（或没有参加的名单）内的证明' });

export const objectLookup = z
  .object({
    id: z.string(),
    inFrame: z
      .boolean()
      .optional()
      .openapi({ description: '是否在抽取范围内；范围按监管部门内部信息划定的，不公开' }),
    name: z.string().optional(),
    ticket: z.string().optional(),
    salt: z
      .string()
      .optional()
      .openapi({ description: '全部公开的抽查中该行的盐值，用来自行复算随机值；自规范 mingcha-draw/2 起' }),
    excluded: z.enum(EXCLUSIONS).optional().openapi({ description: '在名录库中而不在抽取范围内的原因' }),
    drawn: z.boolean(),
    order: count.optional(),
    inclusion: inclusion.optional().openapi({
      description: '名单封存的抽查中该对象在承诺之下的位置；范围按监管部门内部分类划定的不给',
    }),
  })
  .openapi('ObjectLookup');

export const foundIn = objectLookup
  .omit({ inclusion: true })
  .extend({
    draw: z.object({ id: z.string(), number: z.string(), title: z.string() }),
    substitutions: z.array(substitution).openapi({ description: '涉及该对象的候补递补' }),
    replaced: replacedObject.optional().openapi({ description: '名单封存的：该对象已被递补' }),
    substitute: z.literal(true).optional().openapi({ description: '名单封存的：该对象是递补的' }),
  })
  .openapi('ObjectInDraw');

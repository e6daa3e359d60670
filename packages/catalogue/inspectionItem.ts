import * as z from 'zod';

const text = (max: number) => z.string().max(max);

/** A speciality (业务专长) that an item needs and an inspector has; verifiers refuse names with control characters. */
export const skillName = text(60).refine((name) => !/\p{Cc}/u.test(name), '不能含有换行等控制字符');

/** How an inspection is made. */
export const inspectionModes = ['现场检查', '书面检查', '网络监测'] as const;

/** Levels of government that exercise an item. */
export const itemLevels = ['省', '市', '县', '乡'] as const;

/** Papers that an inspection by an item makes, beside its approval, its notice and the record on site. */
export const itemPapers = ['询问笔录', '勘验笔录', '抽样记录', '责令改正通知书', '抄告单'] as const;

/** What a check point is answered with where the item says nothing else. */
const usualAnswers = '合格、不合格、不适用';

/** What an inspector looks at (检查要点). */
const checkPointSchema = z
  .object({
    point: z.string().min(2).max(200),
    /** The allowed answers, parted by 、. */
    answers: text(200)
      .refine((line) => {
        const all = line.split('、');
        return (
          all.length > 1 && new Set(all).size === all.length && all.every((one) => /^\S{1,20}$/.test(one))
        );
      }, '应为用顿号分隔的两个以上不同的答案，每个不超过 20 字')
      .default(usualAnswers),
    basis: text(300).optional(),
  })
  .strict();

/** An item of the list of random inspections (随机抽查事项清单): no inspection without one. */
export const inspectionItemSchema = z
  .object({
    id: z.string().regex(/^[A-Za-z0-9-]{2,40}$/, '应为 2 至 40 位字母、数字或连字符'),
    name: z.string().min(2).max(200),
    dept: z.string().regex(/^[a-z0-9-]{3,40}$/, '应为部门编号，如 620300-scjg'),
    kind: z.enum(['一般', '重点']),
    category: text(60).optional(),
    levels: z.array(z.enum(itemLevels)).max(4).optional(),
    basis: text(1_000).optional(),
    modes: z.array(z.enum(inspectionModes)).max(3).optional(),
    objects: text(200).optional(),
    /** Labels an object must have one of for the item to apply to it; without any the item applies to all. */
    labels: z.array(text(60)).max(50).optional(),
    skills: z.array(skillName).max(20).default([]),
    ratioCap: z.number().int().min(1).max(1000).optional(),
    /** So many times a year an enterprise may be inspected by it at most. */
    timesPerYear: z.number().int().min(1).max(12).optional(),
    points: z.array(checkPointSchema).max(100).optional(),
    papers: z.array(z.enum(itemPapers)).max(5).optional(),
    status: z.enum(['启用', '停用']).default('启用'),
  })
  .strict();
export type InspectionItem = z.infer<typeof inspectionItemSchema>;

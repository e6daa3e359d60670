import * as z from 'zod';
import { riskClasses } from '../models/format.ts';

const text = (max: number) => z.string().trim().min(1).max(max);

/** The kinds of records that are evaluations by others (外部评价). */
const axisKinds = ['public-evaluation', 'industry-evaluation'] as const;

/** What a combination calls the class of the model. */
export const modelAxis = 'model';
/** The id of the combination that holds where no other names the item. */
export const generalId = 'general';

const axisName = z.string().regex(/^[a-z][a-zA-Z0-9]{0,29}$/, '应为 1 至 30 位字母或数字，以小写字母开头');

const axisSchema = z
  .object({
    id: axisName,
    title: text(40),
    kind: z.enum(axisKinds),
    /** Of industry evaluations those of this industry; all where it is missing. */
    industry: text(60).optional(),
    /** The class of a subject without an evaluation of this axis; where it is missing, the axis does not count for such subjects. */
    missing: z.enum(riskClasses).optional(),
  })
  .strict();

/** What a grade of an axis is as a class of risk. */
const gradeSchema = z.object({ axis: axisName, grade: text(20), class: z.enum(riskClasses) }).strict();

const caseSchema = z.object({ when: text(300), class: z.enum(riskClasses) }).strict();

/** How the classes of a model and of axes become one: the worst; the first there is; or the first case that holds, else the model's. */
const ways = ['worst', 'first', 'cases'] as const;

/** A rule by which the class that draws use is combined (分类合成规则), in general or for single items of inspection. */
export const combinationSchema = z
  .object({
    id: z.string().regex(/^[a-z][a-z0-9-]{2,39}$/, '应为 3 至 40 位小写字母、数字或连字符，以字母开头'),
    title: text(60),
    basis: text(500),
    /** Ids of items of inspection; the general one names none. */
    items: z.array(text(60)).max(50).optional(),
    way: z.enum(ways),
    axes: z.array(axisSchema).min(1).max(10),
    grades: z.array(gradeSchema).min(1).max(100),
    /** Of `first`: which goes before which; `model` stands for the model. */
    order: z.array(text(30)).max(11).optional(),
    cases: z.array(caseSchema).max(40).optional(),
  })
  .strict();
export type Combination = z.infer<typeof combinationSchema>;

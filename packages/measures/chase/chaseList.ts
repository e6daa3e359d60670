import { defineList, findQuery } from '@mingcha/http';
import { isKnownDay, shanghaiTime } from '@mingcha/kernel';
import { chaseLevelNames, chaseStateNames } from '@mingcha/kernel/labels';
import { statesOf } from '@mingcha/lifecycle';
import * as z from 'zod';
import type { chaseSchema } from './schemas.ts';
import { chaseLife } from './states.ts';

/** The list of chases as it is searched, sorted and exported. */
export const chaseList = defineList<z.infer<typeof chaseSchema>, (dept: string) => string>()({
  name: 'chases',
  title: '督办单',
  columns: {
    number: { header: '编号', width: 22, value: ({ number }) => number },
    level: { header: '级别', width: 12, value: ({ level }) => chaseLevelNames[level] },
    dept: { header: '单位', width: 26, value: ({ dept }, nameOf) => nameOf(dept) },
    docNo: { header: '通知', width: 26, value: ({ docNo }) => docNo },
    measures: { header: '举措', width: 10, unsearched: true, value: ({ measures }) => measures.length },
    text: { header: '内容', width: 60, value: ({ text }) => text },
    at: { header: '发出', width: 20, unsearched: true, value: ({ issuedAt }) => shanghaiTime(issuedAt) },
    due: {
      header: '答复期限',
      width: 20,
      unsearched: true,
      value: ({ answerDue }) => (isKnownDay(answerDue) ? answerDue : answerDue.text),
    },
    state: { header: '状态', width: 12, value: ({ state }) => chaseStateNames[state] },
  },
});

/** Filters, search and order of the list. */
export const chaseQuery = z
  .object({
    state: z.enum(statesOf(chaseLife)).optional(),
    dept: z.string().max(64).optional(),
    notice: z.string().max(40).optional(),
    level: z.coerce.number().int().min(0).max(3).optional(),
  })
  .extend(findQuery(chaseList).shape);

import { percent } from '@mingcha/kernel';
import '@hono/zod-openapi';
import { defineList, findQuery } from '@mingcha/http';
import * as z from 'zod';
import type { Part } from '../shares.ts';

const count = z.number().int();
const part = (description: string) => z.object({ part: count, of: count }).openapi({ description });

export const cityLine = z
  .object({
    code: z.string(),
    name: z.string(),
    made: count.openapi({ description: '已检查的次数' }),
    plan: part('计划完成：已公示的计划中能算出应查户数的批次，其中结果已公示的户数'),
    coverage: part('覆盖面：名录中在营的检查对象，其中本年已检查的'),
    visitsOnTime: part('按期检查'),
    publishedOnTime: part('按期公示'),
    problems: part('发现问题的检查'),
    joint: part('联合检查'),
  })
  .openapi('CityInspections');
export type CityLine = z.infer<typeof cityLine>;

const share = (header: string, of: (line: CityLine) => Part) => ({
  ...{ header: `${header}（%）`, width: 14, unsearched: true },
  value: (line: CityLine) => percent(of(line).part, of(line).of),
});
const number = (header: string, value: (line: CityLine) => number) => ({
  ...{ header, width: 14, unsearched: true, value },
});

/** The cities of a province side by side, as they are sorted and exported. */
export const cityList = defineList<CityLine>()({
  name: 'province/inspections',
  title: '各市检查情况',
  columns: {
    name: { header: '地区', width: 16, value: ({ name }) => name },
    made: number('检查次数', ({ made }) => made),
    planned: number('计划应查户数', ({ plan }) => plan.of),
    published: number('计划已公示户数', ({ plan }) => plan.part),
    plan: share('计划完成率', ({ plan }) => plan),
    objects: number('在营对象', ({ coverage }) => coverage.of),
    visited: number('已检查对象', ({ coverage }) => coverage.part),
    coverage: share('覆盖率', ({ coverage }) => coverage),
    visitsOnTime: share('按期检查率', ({ visitsOnTime }) => visitsOnTime),
    publishedOnTime: share('按期公示率', ({ publishedOnTime }) => publishedOnTime),
    problems: share('发现问题率', ({ problems }) => problems),
    joint: share('联合检查占比', ({ joint }) => joint),
  },
});

export const cityQuery = z
  .object({
    year: z.coerce.number().int().min(2000).max(2200).optional().openapi({ description: '缺省为今年' }),
  })
  .extend(findQuery(cityList).shape);

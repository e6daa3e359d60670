import '@hono/zod-openapi';
import * as z from 'zod';

const count = z.number().int();
const list = z
  .object({ state: z.string().optional(), where: z.array(z.string()).optional() })
  .openapi('VisitList', {
    description: '这个数所计的检查：事项列表 /v1/cases/inspection-visits 的筛选条件',
  });
const counted = z.object({ count, list }).openapi('CountedVisits');
const share = z
  .object({ part: count, of: count, list })
  .openapi('ShareOfVisits', { description: '占比为 part ÷ of；of 为 0 时没有占比。list 是 of 所计的检查' });
const coverage = z
  .object({
    key: z.string().openapi({ description: '区划、行业门类或分类；空着为未填写' }),
    visited: count,
    objects: count,
  })
  .openapi('VisitCoverage');
const group = z
  .object({ key: z.string(), name: z.string(), count, problems: count, list })
  .openapi('VisitGroup');

export const dashboardSchema = z
  .object({
    year: count,
    day: z.string().openapi({ description: '统计到哪一天' }),
    whole: z.boolean().openapi({ description: '是否为全市；否则只计涉及本部门的检查和本县区的对象' }),
    visits: z.object({
      proposed: counted.openapi({ description: '待审批' }),
      due: counted.openapi({ description: '待检查，截止日期在本年底之前' }),
      overdue: counted.openapi({ description: '待检查而已过截止日期' }),
      made: counted.openapi({ description: '本年结束的检查' }),
      published: counted.openapi({ description: '其中已公示' }),
      problems: counted.openapi({ description: '其中发现问题' }),
    }),
    shares: z.object({
      visitsOnTime: share.openapi({ description: '按期检查' }),
      publishedOnTime: share.openapi({ description: '按期公示' }),
      problems: share,
      joint: share.openapi({ description: '多部门联合检查' }),
      offSite: share.openapi({ description: '书面检查和网络监测' }),
    }),
    coverage: z.object({
      whole: z.object({ visited: count, objects: count }),
      counties: z.array(coverage.extend({ name: z.string() })),
      industries: z.array(coverage),
      classes: z.array(coverage).optional().openapi({ description: '按信用风险分类；只给可以查看名录的人' }),
    }),
    items: z.array(group).openapi({ description: '一次检查有几项事项的，各计一次' }),
    perObject: z
      .array(z.object({ visits: count, objects: count }))
      .openapi({ description: '本年检查几次的企业各有几户，最后一栏含更多次的' }),
    departments: z.array(group),
    months: z.array(z.object({ month: z.string(), count, before: count, list })).openapi({
      description: '逐月结束的检查；before 为上年同月',
    }),
  })
  .openapi('InspectionDashboard');

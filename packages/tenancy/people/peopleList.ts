import { defineList, findQuery } from '@mingcha/http';
import * as z from 'zod';
import { departmentId } from '../department.ts';
import { namesAmong, type Roles } from '../roles/role.ts';
import { type Person, personSchema } from './person.ts';

/** What names the ids of a person. */
type Names = { roles: Roles; nameOf: (dept: string) => string };

/** The list of people as it is searched, sorted and exported. */
export const peopleList = defineList<Person, Names>()({
  name: 'people',
  title: '人员账号',
  columns: {
    name: { header: '姓名', width: 14, value: ({ name }) => name },
    login: { header: '登录名', width: 24, value: ({ login }) => login },
    roles: {
      header: '岗位',
      width: 30,
      unsearched: true,
      value: ({ roles }, names) => namesAmong(names.roles, roles).join('、'),
    },
    dept: {
      header: '部门',
      width: 26,
      unsearched: true,
      value: ({ dept }, { nameOf }) => (dept === undefined ? undefined : nameOf(dept)),
    },
    inspector: {
      header: '执法检查人员编号',
      width: 20,
      unsearched: true,
      value: ({ inspector }) => inspector,
    },
    status: {
      header: '状态',
      width: 10,
      unsearched: true,
      value: ({ status }) => (status === 'active' ? '可登录' : '已停用'),
    },
  },
});

/** Filters, search and order of the list. */
export const peopleQuery = z
  .object({
    status: personSchema.shape.status.optional(),
    dept: departmentId.optional(),
    role: z.string().max(40).optional().openapi({ description: '岗位编号' }),
  })
  .extend(findQuery(peopleList).shape);

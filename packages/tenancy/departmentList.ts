import { defineList, findQuery } from '@mingcha/http';
import { divisionName } from '@mingcha/kernel';
import { departmentKindNames } from '@mingcha/kernel/labels';
import * as z from 'zod';
import { type Department, departmentSchema } from './department.ts';

/** The list of departments as it is searched, sorted and exported. */
export const departmentList = defineList<Department, (dept: string) => string>()({
  name: 'departments',
  title: '部门',
  columns: {
    name: { header: '名称', width: 30, value: ({ name }) => name },
    short: { header: '简称', width: 16, value: ({ short }) => short },
    id: { header: '编号', width: 24, value: ({ id }) => id },
    parent: {
      header: '上级部门',
      width: 30,
      value: ({ parent }, nameOf) => (parent === undefined ? undefined : nameOf(parent)),
    },
    division: { header: '区划', width: 16, value: ({ division }) => divisionName(division) },
    kind: { header: '类别', width: 10, value: ({ kind }) => departmentKindNames[kind] },
    aliases: { header: '别名', width: 40, value: ({ aliases }) => aliases.join('、') || undefined },
  },
});

/** Filters, search and order of the list. */
export const departmentQuery = z
  .object({ kind: departmentSchema.shape.kind.unwrap().optional() })
  .extend(findQuery(departmentList).shape);

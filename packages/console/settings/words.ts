import type { Department } from '../api/types.ts';

export const departmentKinds: Record<Department['kind'], string> = {
  department: '市级部门',
  county: '县区',
  other: '其他单位',
};

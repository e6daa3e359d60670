import { departmentKindNames } from '@mingcha/kernel/labels';
import type { Department } from '../api/types.ts';

export const departmentKinds: Record<Department['kind'], string> = departmentKindNames;

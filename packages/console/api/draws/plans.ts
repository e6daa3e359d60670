import { read } from '../http.ts';
import type { CarriedTask, PlanCompletion } from '../types.ts';

/** How far plans and tasks of inspections are carried out. */
export const plansApi = {
  plan: (id: string) => read<PlanCompletion>(`/v1/inspections/plans/${encodeURIComponent(id)}/completion`),
  task: (id: string) => read<CarriedTask>(`/v1/inspections/tasks/${encodeURIComponent(id)}/completion`),
};

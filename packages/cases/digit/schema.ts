/** The business service of DIGIT's workflow (egov-workflow-v2), as much of it as an import reads. */
import * as z from 'zod';

const action = z.object({
  action: z.string().min(1),
  nextState: z.string().nullish(),
  roles: z.array(z.string()).nullish(),
  active: z.boolean().nullish(),
});

const state = z.object({
  uuid: z.string().nullish(),
  state: z.string().nullish(),
  sla: z.number().nullish(),
  isStartState: z.boolean().nullish(),
  isTerminateState: z.boolean().nullish(),
  actions: z.array(action).max(150).nullish(),
});

const businessService = z.object({
  businessService: z.string().min(1),
  businessServiceSla: z.number().nullish(),
  states: z.array(state).min(1).max(60),
});

export type BusinessService = z.infer<typeof businessService>;
export type DigitState = z.infer<typeof state>;

/** A request with services, a list of them, or one alone. */
const file = z.union([
  z
    .object({ BusinessServices: z.array(businessService).min(1).max(20) })
    .transform((one) => one.BusinessServices),
  z.array(businessService).min(1).max(20),
  businessService.transform((one) => [one]),
]);

/** The services in a file of DIGIT's; undefined if it is none. */
export function businessServicesIn(input: unknown): BusinessService[] | undefined {
  const read = file.safeParse(input);
  return read.success ? read.data : undefined;
}

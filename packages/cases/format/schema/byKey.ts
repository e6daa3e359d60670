import * as z from 'zod';
import { problemText } from './words.ts';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * One of several strict objects, told apart by which key is there. A union would say only that nothing fits; this says
 * which key is missing, which two exclude each other, or what is wrong inside.
 */
export function byKey<const O extends Record<string, z.ZodType>>(
  options: O,
): z.ZodType<z.output<O[keyof O]>> {
  const keys = Object.keys(options);
  return z.custom<z.output<O[keyof O]>>().superRefine((value: unknown, context) => {
    const report = (path: readonly PropertyKey[], message: string): void =>
      context.addIssue({ code: 'custom', path: [...path], message });
    if (!isObject(value)) return report([], '须是对象。');
    const present = keys.filter((key) => Object.hasOwn(value, key));
    const [only, other] = present;
    if (only === undefined) return report([], `须写其中一项：${keys.join('、')}。`);
    if (other !== undefined) return report([other], `“${only}”和“${other}”只能写一项。`);
    for (const issue of options[only]!.safeParse(value, { reportInput: true }).error?.issues ?? []) {
      for (const { path, message } of problemText(issue)) report(path, message);
    }
  });
}

/** Text, or one of several objects. */
export const textOr = <S extends string, T>(text: z.ZodType<S>, other: z.ZodType<T>): z.ZodType<S | T> =>
  z.custom<S | T>().superRefine((value: unknown, context) => {
    const schema: z.ZodType = typeof value === 'string' ? text : other;
    for (const issue of schema.safeParse(value, { reportInput: true }).error?.issues ?? []) {
      for (const { path, message } of problemText(issue))
        context.addIssue({ code: 'custom', path: [...path], message });
    }
  });

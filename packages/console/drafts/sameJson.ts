import { hashKey } from '@tanstack/react-query';

/** The JSON of a value, the same for any order of its members: the API may give them in another one each time. */
export const stableJson = (value: unknown): string => hashKey([value]);

/** Whether two values would be sent as the same. */
export const sameJson = (a: unknown, b: unknown): boolean => a === b || stableJson(a) === stableJson(b);

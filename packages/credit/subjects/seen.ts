import { type Principal, reaches } from '@mingcha/http';
import type { ModelSubject } from '../models/format.ts';

/**
 * Which subjects somebody reads evaluations of, who may read those of any. Of departments it is those whose cases they read: what
 * is said of one is made of its cases.
 */
export const seenBy =
  (principal: Principal, subject: ModelSubject): ((id: string) => boolean) =>
  (id) =>
    subject !== 'department' || reaches(principal, 'cases:*:read', id);

import type { Right } from '@mingcha/http';
import { newId } from '@mingcha/kernel';
import { create, type Operation } from '@mingcha/store';
import { type InsideEvent, webhookEventEntity } from './outbox.ts';

/**
 * Who an event concerns, and why: one person, those of a department, or those whose right reaches one of some departments
 * (of none, the whole city's). All of them only if they hold the right by which they see what it is about.
 */
export type Addressee = { kind: string; right: Right } & (
  | { person: string }
  | { dept: string }
  | { depts: readonly string[] }
);

/** What people are to be notified of. It stays inside: subscribers never get it. */
export type Concern = {
  to: readonly Addressee[];
  /** Who did it, and knows. */
  by?: string;
  /** What it is about, such as `行政检查`, without anything personal: this may leave the system. */
  what: string;
  /** Its number, if it has one; this may leave the system too. */
  number?: string;
  /** What it is about, in words for those who see it in the console. */
  about?: string;
  /** The console's page of it. */
  link: string;
};

/** The operation that has people notified of an action; it belongs into the action's own write. */
export function concern(data: Concern, now: Date): Operation {
  const event: InsideEvent = {
    id: newId(now),
    type: 'people.concerned',
    at: now.toISOString(),
    data: { ...data },
  };
  return create(webhookEventEntity, event);
}

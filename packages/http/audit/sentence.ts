import { type AuditAction, auditActions } from './actions.ts';
import { auditText } from './changes.ts';
import type { AuditObject } from './objects.ts';
import type { AuditRecord } from './record.ts';

/** A piece of a sentence; one that names an object has the object. */
export type AuditPart = { text: string; object?: AuditObject };

type Recorded = Pick<AuditRecord, 'action' | 'object' | 'others' | 'detail'>;

const optional = /\[([^[\]]*)\]/g;
const word = /\{(\w+)\}/;

function partOf({ object, others, detail }: Recorded, name: string): AuditPart | undefined {
  const named = name === 'object' ? object : others?.[name];
  if (!named) {
    const text = auditText(detail?.[name]);
    return text === '' ? undefined : { text };
  }
  return { text: named.name, object: named };
}

const wordsOf = (template: string): string[] =>
  [...template.matchAll(new RegExp(word, 'g'))].map(([, name]) => name!);

/** What was done, in Chinese, without who did it: `签发了 督办函 督办〔2026〕003号，发给 市市场监督管理局`. */
export function auditSentence(record: Recorded): AuditPart[] {
  const { says } = auditActions[record.action as AuditAction];
  const whole = says.replace(optional, (_, inner: string) =>
    wordsOf(inner).every((name) => partOf(record, name)) ? inner : '',
  );
  return whole
    .split(new RegExp(`(${word.source.replace('(', '(?:')})`))
    .filter((piece) => piece !== '')
    .map((piece) => {
      const name = word.exec(piece)?.[1];
      return name === undefined ? { text: piece } : (partOf(record, name) ?? { text: '—' });
    });
}

/** The same as one text. */
export const auditSentenceText = (record: Recorded): string =>
  auditSentence(record)
    .map(({ text }) => text)
    .join('');

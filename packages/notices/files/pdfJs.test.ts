import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { loadPdfJs } from './pdfJs.ts';

type Functions = Record<string, unknown>;

/** The functions of the language that an untouched context has, by their names: `JSON.parse`, `Array.prototype.push`. */
const functionsOf = `
  Object.getOwnPropertyNames(globalThis).flatMap((name) => {
    const owner = globalThis[name];
    if (Object(owner) !== owner || owner === globalThis || owner === console) return [];
    const own = (from, path) => Object.getOwnPropertyNames(from)
      .filter((key) => key !== 'constructor' && typeof Object.getOwnPropertyDescriptor(from, key).value === 'function')
      .map((key) => [...path, key]);
    return [...own(owner, [name]), ...(owner.prototype ? own(owner.prototype, [name, 'prototype']) : [])];
  })`;

test('the built-ins stay what they are: after one PDF, JSON was many times as slow in the whole process', async () => {
  await loadPdfJs();
  const names: string[][] = runInNewContext(functionsOf);
  // Not of this context, where it may have been replaced itself.
  const sourceOf: (this: unknown) => string = runInNewContext('Function.prototype.toString');
  const hereOf = (path: string[]) =>
    path.reduce<unknown>((owner, key) => (owner as Functions | undefined)?.[key], globalThis);
  const replaced = names.filter((path) => {
    const value = hereOf(path);
    return typeof value === 'function' && !/\{\s*\[native code\]\s*\}$/.test(sourceOf.call(value));
  });
  expect(names.length).toBeGreaterThan(300);
  expect(replaced.map((path) => path.join('.'))).toEqual([]);
});

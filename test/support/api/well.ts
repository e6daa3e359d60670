import { expect } from 'vitest';
import type { CheckedSystem } from './checkedSystem.ts';

/** Calls as somebody of a tenant and expects what was asked for, not a refusal. */
export async function well(
  system: CheckedSystem,
  ...[of, role, method, path, options]: Parameters<CheckedSystem['call']>
): Promise<Response> {
  const response = await system.call(of, role, method, path, options);
  expect([method, path, response.status, response.ok ? '' : await response.text()]).toEqual([
    method,
    path,
    response.status,
    '',
  ]);
  return response;
}

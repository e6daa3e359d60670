import { compileCaseType, type Deadline } from '@mingcha/cases';
import { expect, test } from 'vitest';
import { enterpriseRequests } from '../../systems/enterprise/requests.ts';
import { caseDue } from './limits.ts';

const limit = (name: string, at: string): Deadline => {
  const due = { day: at.slice(0, 10), at } as Deadline['due'];
  return { of: 'clock', name, due, promised: due };
};

test('a time in which something may be sent back makes no case due while another runs: it stood in red as overdue', () => {
  const compiled = compileCaseType(enterpriseRequests);
  const [back, handle] = [
    limit('object', '2026-03-04T15:59:59.999Z'),
    limit('handle', '2026-03-20T15:59:59.999Z'),
  ];
  expect(caseDue(compiled, [back, handle])?.limit.name).toBe('handle');
  expect(caseDue(compiled, [back])?.limit.name).toBe('object');
  expect(caseDue(compiled, [])).toBeUndefined();
});

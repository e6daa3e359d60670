import { expect, test } from 'vitest';
import { ApiProblem, asProblem, problemText, readProblem } from './problem.ts';

test('a problem document keeps its words, its errors and its other members', async () => {
  const body = {
    status: 409,
    code: 'draw-state',
    title: '状态不符',
    detail: '请刷新。',
    state: 'committed',
    errors: [{ pointer: '/title', message: '太短' }],
  };
  const problem = await readProblem(new Response(JSON.stringify(body), { status: 409 }));
  expect([problem.code, problem.title, problem.body.state]).toEqual(['draw-state', '状态不符', 'committed']);
  expect(problemText(problem)).toBe('请刷新。\n/title：太短');
});

test('a response that is no problem document is shown in words for its status', async () => {
  const problem = await readProblem(new Response('<html>', { status: 502 }));
  expect(problem.code).toBe('http-502');
  expect(problem.detail).toContain('502');
  expect((await readProblem(new Response('', { status: 403 }))).title).toBe('没有权限');
});

test('errors of a file are named by row and column, and the rest is counted', () => {
  const errors = [2, 3, 4].map((row) => ({ row, column: '区划', message: '不属于本市' }));
  expect(problemText(new ApiProblem(422, { title: 't', errors }), 2)).toBe(
    '第 2 行「区划」：不属于本市\n第 3 行「区划」：不属于本市\n还有 1 处',
  );
});

test('what is thrown inside a page is shown too', () => {
  expect(asProblem(new TypeError('boom')).detail).toContain('boom');
});

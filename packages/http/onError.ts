import { Problem, problems } from '@mingcha/kernel';
import { WriteConflict } from '@mingcha/store';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';

export type ReportError = (error: unknown, about: { method: string; path: string }) => void;

/** Turns anything that was thrown into a problem. What is not expected is reported, and the caller sees none of its details. */
export function createOnError(report: ReportError) {
  return (error: unknown, c: Context): Response => {
    const problem = asProblem(error, c);
    if (problem.status >= 500) report(error, { method: c.req.method, path: c.req.path });
    return problemResponse(problem, c.req.path);
  };
}

export function problemResponse(problem: Problem, instance: string): Response {
  return new Response(JSON.stringify({ ...problem.toJSON(), instance }), {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      ...problem.headers,
    },
  });
}

function asProblem(error: unknown, c: Context): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof WriteConflict) {
    // A caller who said which form they had seen gets the same problem, whether the other was faster before or after the read.
    if (c.req.header('if-match') !== undefined) return problems.preconditionFailed();
    return problems.conflict('write-conflict', '他人刚刚修改了同一内容，请刷新后重试。');
  }
  if ((error as NodeJS.ErrnoException)?.code === 'ENOSPC') return problems.diskFull();
  if (error instanceof HTTPException && error.status < 500) {
    return problems.badRequest(
      'malformed-request',
      '请求内容无法解析，请检查 JSON 格式和字符编码（UTF-8）。',
    );
  }
  return new Problem({
    status: 500,
    code: 'internal',
    title: '系统内部错误',
    detail: '系统出现意外错误，已记录。请稍后重试；如仍出现，请联系技术支持。',
  });
}

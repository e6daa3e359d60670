import { type ApiEnv, bodyBytes, fileNameOf } from '@mingcha/http';
import { Problem } from '@mingcha/kernel';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { ReadingTask } from '../reading/task.ts';

/** Formats a notice may come in; its bytes show which one it really is. */
export const fileTypes = [
  'text/plain',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/octet-stream',
] as const;

const maxFileBytes = 4 * 2 ** 20;

const otherFormat = () =>
  new Problem({
    status: 415,
    code: 'unsupported-media-type',
    title: '请求格式不支持',
    detail: '请上传 .docx、.pdf 或 .txt 文件，或把文字以 JSON 提交：{"text": "…"}。',
  });

/** Lets a request pass only in one of the formats. */
export const requireFormat = createMiddleware<ApiEnv>(async (c, next) => {
  const type = (c.req.header('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
  if (type !== 'application/json' && !fileTypes.some((known) => known === type)) throw otherFormat();
  await next();
});

/** A notice as it was handed in, before it is read. */
export type Given = { source: ReadingTask['source']; fileName?: string | undefined };

/** What a request brings: a text pasted as JSON, or a file. */
export async function takeFile(
  c: Context<ApiEnv>,
  pasted: { text?: string; fileName?: string | undefined },
): Promise<Given> {
  const { text, fileName } = pasted;
  if (text !== undefined) return { source: { text }, fileName };
  const file = await bodyBytes(c, maxFileBytes, '请只上传通知正文，附件和图片另存。');
  return { source: { file }, fileName: fileNameOf(c) };
}

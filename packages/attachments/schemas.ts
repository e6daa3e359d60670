import '@hono/zod-openapi';
import { instant } from '@mingcha/http';
import { fileTypeNames, mostFileBytes, mostFilesAtOnce } from '@mingcha/kernel';
import * as z from 'zod';
import type { Attachment } from './kept/attachment.ts';
import type { LooseFile } from './kept/loose.ts';

const type = z.enum(fileTypeNames as [string, ...string[]]).openapi({ description: '按内容判断的类型' });
const size = z.number().int().openapi({ description: '字节数', example: 182_334 });

/** An id of a file in a request. */
const fileId = z.string().max(40);

/** Files that are handed in with a text, such as a report. */
export const fileIds = z
  .array(fileId)
  .max(mostFilesAtOnce)
  .openapi({ description: '附件：已上传文件的编号，最多 10 个' });

/** A file as answers name it. */
export const fileSchema = z
  .object({
    id: z.string(),
    name: z.string().openapi({ example: '营业执照.pdf' }),
    size,
    type,
    at: instant.openapi({ description: '提交时间' }),
    by: z.string().openapi({ description: '上传人' }),
  })
  .openapi('Attachment');
export type FileView = z.infer<typeof fileSchema>;

/** A file that was handed in, as answers name it. */
export const fileView = ({ id, name, size: bytes, type: kind, at, by }: Attachment): FileView => ({
  id,
  name,
  size: bytes,
  type: kind,
  at,
  by: by.name,
});

export const beginBody = z
  .object({
    name: z.string().min(1, '请给出文件名').max(1_000),
    size: z
      .number()
      .int()
      .min(0)
      .max(2 ** 40)
      .openapi({ description: `字节数，不超过 ${mostFileBytes}` }),
  })
  .strict();

export const addressSchema = z
  .object({
    id: z.string().openapi({ description: '办理时以此编号提交文件' }),
    name: z.string().openapi({ description: '去除路径、控制字符后的文件名' }),
    url: z.string().openapi({ description: '以 PUT 把文件原样发到此地址，15 分钟内有效' }),
    method: z.string(),
    headers: z.record(z.string(), z.string()),
  })
  .openapi('FileAddress');

export const sentSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    size,
    type: type.optional().openapi({ description: '检查通过后才有' }),
    until: instant.openapi({ description: '此前没有随办理提交的，届时清除' }),
  })
  .openapi('SentFile');

export const sentView = ({ id, name, size: bytes, content, kept, until }: LooseFile) => ({
  id,
  name,
  size: bytes,
  ...(kept && content && { type: content.type }),
  until,
});

import { Problem, problems } from '@mingcha/kernel';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';

const maxBytes = 1_000_000;
const jsonType = /^application\/([\w.-]+\+)?json *(;|$)/i;

const tooLarge = () =>
  new Problem({
    status: 413,
    code: 'body-too-large',
    title: '请求内容过大',
    detail: '请求内容超过 1 MB。大批数据请使用导入接口。',
  });

const notJson = () =>
  new Problem({
    status: 415,
    code: 'unsupported-media-type',
    title: '请求格式不支持',
    detail: '请求内容应为 JSON，并带请求头 Content-Type: application/json。表格文件请使用导入接口。',
  });

const malformed = (detail: string) => problems.badRequest('malformed-request', detail);

export type FilePaths = {
  /** Take files and nothing else; what stands for any name is `*`. */
  filePaths?: readonly string[];
  /** Take a file or JSON. */
  mixedPaths?: readonly string[];
};

/** Bytes that are not UTF-8 would otherwise be kept as replacement characters, and a name be lost. */
function isUtf8(bytes: ArrayBuffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Many clients say JSON where they send nothing; parsed as JSON, nothing would be malformed. */
function withoutType({ url, method, headers }: Request): Request {
  const kept = new Headers(headers);
  kept.delete('content-type');
  return new Request(url, { method, headers: kept });
}

function isLike(pattern: string, path: string): boolean {
  const [parts, given] = [pattern.split('/'), path.split('/')];
  return parts.length === given.length && parts.every((part, i) => part === '*' || part === given[i]);
}

/**
 * What routes may be sent: at most 1 MB of JSON in UTF-8, said to be JSON. A body that a route would not look into, and a
 * patch without one, are refused rather than answered as if they had been done. Paths that take files are left alone,
 * and so is what is no JSON where a path takes both.
 */
export function jsonBodies({ filePaths = [], mixedPaths = [] }: FilePaths = {}) {
  const limit = bodyLimit({
    maxSize: maxBytes,
    onError: () => {
      throw tooLarge();
    },
  });
  const takesFiles = (path: string) => filePaths.some((one) => isLike(one, path));
  return createMiddleware(async (c, next) => {
    // A path of nobody passes the bodies of one group and of all the rest.
    if (c.req.raw.bodyUsed) return next();
    if (c.req.method === 'POST' && takesFiles(c.req.path)) return next();
    const isJson = jsonType.test(c.req.header('content-type') ?? '');
    if (c.req.method === 'POST' && mixedPaths.includes(c.req.path) && !isJson) return next();
    return limit(c, async () => {
      const body = await c.req.arrayBuffer();
      if (body.byteLength > 0) {
        if (!isJson) throw notJson();
        if (!isUtf8(body)) throw malformed('请求内容不是 UTF-8 编码，请转换编码后重新提交。');
      } else if (c.req.method === 'PATCH') {
        throw malformed('请求没有内容，请以 JSON 提交要修改的字段。');
      } else if (isJson) c.req.raw = withoutType(c.req.raw);
      await next();
    });
  });
}

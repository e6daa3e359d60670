import { newPublicRouter } from '@mingcha/http';

const about =
  '任何人可读取的内容，不需要令牌。同一地址以浏览器打开是网页；请求头 `Accept` 不含 `text/html` 时答 JSON。一页的 `next` 是下一页的翻页标识，原样放入 `cursor`。';

/** The description (OpenAPI 3.1) of what anyone may read, from the schemas that its routes answer by. */
export function describe(parts: readonly ReturnType<typeof newPublicRouter>[]) {
  const whole = newPublicRouter();
  for (const part of parts) whole.route('/', part);
  return whole.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: '明察 Mingcha 公开数据', version: '1', description: about },
    servers: [{ url: '/' }],
    security: [],
  });
}

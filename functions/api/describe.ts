import { type ApiRouter, newRouter } from '@mingcha/http';
import { guide } from './guide.ts';

/** The API's description (OpenAPI 3.1), from the schemas that its routes parse and answer by. */
export function describe(parts: readonly ApiRouter[]) {
  const whole = newRouter();
  for (const part of parts) whole.route('/', part);
  whole.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: '访问令牌，取得方法见文首“取得令牌”。各接口列出所需的权限',
  });
  whole.openAPIRegistry.registerComponent('securitySchemes', 'witness', {
    type: 'http',
    scheme: 'bearer',
    description: '见证链接中的令牌，只对该抽取任务的该见证方有效',
  });
  whole.openAPIRegistry.registerComponent('securitySchemes', 'receipt', {
    type: 'apiKey',
    in: 'header',
    name: 'Receipt-Code',
    description:
      '回执码：21 位 Crockford Base32，其中 100 位随机数由提交方生成，末位为校验位，只对一件事项有效',
  });
  whole.openAPIRegistry.registerComponent('securitySchemes', 'caseLink', {
    type: 'apiKey',
    in: 'header',
    name: 'Case-Link',
    description: '检查通知书二维码中的链接标识，只对该次检查有效，过期失效',
  });
  const { webhooks, ...document } = whole.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: '明察 Mingcha API', version: '1', description: guide },
    security: [{ bearer: [] }],
    servers: [{ url: '/' }],
  });
  // Events have names, no paths; joining the parts made paths of them.
  const events = Object.entries(webhooks ?? {}).map(([path, event]) => [path.replace(/^\//, ''), event]);
  return { ...document, webhooks: Object.fromEntries(events) };
}

import { type ApiRouter, newRouter } from '@mingcha/http';

/** The API's description (OpenAPI 3.1), from the schemas that its routes parse and answer by. */
export function describe(parts: readonly ApiRouter[]) {
  const whole = newRouter();
  for (const part of parts) whole.route('/', part);
  whole.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
  });
  whole.openAPIRegistry.registerComponent('securitySchemes', 'witness', {
    type: 'http',
    scheme: 'bearer',
    description: '见证链接中的令牌，只对该抽取任务的该见证方有效',
  });
  return whole.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: '明察 Mingcha API',
      version: '1',
      description:
        '城市监管的名录、双随机抽查与改革举措的落实。错误一律为 RFC 9457 问题对象，code 稳定，detail 说明应如何处理。',
    },
    security: [{ bearer: [] }],
    servers: [{ url: '/' }],
  });
}

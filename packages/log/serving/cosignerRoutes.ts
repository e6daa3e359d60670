import {
  actorOf,
  allow,
  createRoute,
  etagOf,
  etagResponse,
  itemResponse,
  jsonBody,
  newRouter,
  organisationName,
  problemResponses,
  seenVersion,
} from '@mingcha/http';
import { type Clock, problems } from '@mingcha/kernel';
import * as z from 'zod';
import { nodeTools } from '../node.ts';
import { FormatError, parseVerifierKey } from '../tlog/index.ts';
import { cosignersEntity } from './entities.ts';
import { nameCosigners } from './nameCosigners.ts';

const tags = ['公开日志'];

function faultOf(vkey: string): string | undefined {
  try {
    return parseVerifierKey(vkey, nodeTools).type === 'cosignature' ? undefined : '应为联署公钥（类型 0x04）';
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return '公钥无法识别，请粘贴联署程序显示的整行公钥';
  }
}

const cosigner = z.object({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/, '用小写字母、数字和连字符，以字母开头')
    .refine((name) => !['none', 'outside'].includes(name), '此名称另有用途，请换一个')
    .openapi({ example: 'notary' }),
  title: organisationName.openapi({ example: '某市某公证处' }),
  vkey: z
    .string()
    .trim()
    .max(300)
    .superRefine((vkey, context) => {
      const message = faultOf(vkey);
      if (message) context.addIssue({ code: 'custom', message });
    }),
  place: z
    .enum(['inside', 'outside'])
    .openapi({ description: 'outside 与本系统无隶属关系；inside 在本系统之内，对运营者不起约束' }),
});

const proposal = z
  .object({
    cosigners: z.array(cosigner).max(16, '最多 16 个联署方'),
    needed: z.int().min(0).openapi({ description: '至少几个外部联署方签过才算足数' }),
  })
  .superRefine(({ cosigners, needed }, context) => {
    const outside = cosigners.filter(({ place }) => place === 'outside').length;
    if (needed > outside)
      context.addIssue({ code: 'custom', path: ['needed'], message: `外部联署方只有 ${outside} 个` });
    if (outside > 0 && needed === 0)
      context.addIssue({ code: 'custom', path: ['needed'], message: '有外部联署方时至少为 1' });
    for (const field of ['name', 'vkey'] as const)
      for (const [i, one] of cosigners.entries())
        if (cosigners.findIndex((other) => other[field] === one[field]) < i)
          context.addIssue({ code: 'custom', path: ['cosigners', i, field], message: '与前面的联署方重复' });
  })
  .openapi('LogCosigners');

const getCosigners = createRoute({
  method: 'get',
  path: '/v1/log/cosigners',
  tags,
  operationId: 'getLogCosigners',
  summary: '公开日志的联署方',
  middleware: [allow('tenancy:read')],
  responses: { 200: etagResponse('联署方', proposal), ...problemResponses },
});
const putCosigners = createRoute({
  method: 'put',
  path: '/v1/log/cosigners',
  tags,
  operationId: 'setLogCosigners',
  summary: '登记公开日志的联署方；本身也载入日志',
  precondition: 'if-match',
  middleware: [allow('tenancy:write')],
  request: jsonBody(proposal),
  responses: { 200: etagResponse('联署方', proposal), ...problemResponses },
});

const nobody = { cosigners: [], needed: 0, lock: 0 };

export const cosignerRoutes = ({ clock }: { clock: Clock }) =>
  newRouter()
    .openapi(getCosigners, async (c) =>
      c.json(itemResponse(c, (await c.var.store.get(cosignersEntity, {})) ?? nobody), 200),
    )
    .openapi(putCosigners, async (c) => {
      const { store } = c.var;
      const before = await store.get(cosignersEntity, {});
      const lock = before?.lock ?? 0;
      const seen = seenVersion(c);
      if (seen === undefined) throw problems.preconditionRequired();
      if (etagOf(seen) !== etagOf(lock)) throw problems.preconditionFailed({ lock });
      const next = c.req.valid('json');
      await nameCosigners(store, before, next, { by: actorOf(c.var.principal), clock });
      return c.json(itemResponse(c, { ...next, lock: lock + 1 }), 200);
    });

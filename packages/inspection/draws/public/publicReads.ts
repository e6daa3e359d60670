import { createRoute, jsonResponse, pageOf, problemResponses } from '@mingcha/http';
import * as z from 'zod';
import { confirmationRule } from '../../witnesses/confirmation.ts';
import { drawSeries } from '../kept/numbers.ts';
import {
  city,
  citySummary,
  drawnObject,
  foundIn,
  objectLookup,
  offeredProgram,
  publicDraw,
  publicDrawDetail,
  publicWitness,
} from './publicSchemas.ts';

const tags = ['双随机抽查'];
const ofCity = z.object({ tenant: z.string() });
export const ofDraw = ofCity.extend({ id: z.string() });
const paging = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(2_000).optional(),
});
const year = z.coerce.number().int().min(2000).max(2200).optional().openapi({ description: '缺省为今年' });
const listing = paging.extend({
  year,
  state: z.enum(['committed', 'executed', 'published', 'voided']).optional(),
  series: z.enum(drawSeries).default('official'),
});
const finding = z.object({
  year,
  limit: z.coerce.number().int().min(1).max(20).default(10),
  cursor: paging.shape.cursor,
});

const one = '/public/{tenant}/draws/{id}';
const read = { method: 'get', tags } as const;
export const cities = createRoute({
  ...read,
  path: '/public',
  operationId: 'listPublicCities',
  summary: '使用本系统的地区',
  responses: { 200: jsonResponse('地区', pageOf(citySummary)), ...problemResponses },
});
export const getCity = createRoute({
  ...read,
  path: '/public/{tenant}',
  operationId: 'getPublicCity',
  summary: '一个地区，和各年的抽查数',
  request: { params: ofCity },
  responses: { 200: jsonResponse('地区', city), ...problemResponses },
});
export const witnesses = createRoute({
  ...read,
  path: '/public/{tenant}/witnesses',
  operationId: 'listPublicWitnesses',
  summary: '一个地区登记的见证方，已撤销的也在内；是否须经省级确认',
  request: { params: ofCity },
  responses: {
    200: jsonResponse(
      '见证方',
      pageOf(publicWitness).extend({ confirmation: confirmationRule, program: offeredProgram }),
    ),
    ...problemResponses,
  },
});
export const draws = createRoute({
  ...read,
  path: '/public/{tenant}/draws',
  operationId: 'listPublicDraws',
  summary: '一年中已公开承诺的抽查，由新到旧',
  request: { params: ofCity, query: listing },
  responses: { 200: jsonResponse('抽查', pageOf(publicDraw)), ...problemResponses },
});
export const getDraw = createRoute({
  ...read,
  path: one,
  operationId: 'getPublicDraw',
  summary: '一次抽查的公开内容：计划、承诺、种子',
  request: { params: ofDraw },
  responses: { 200: jsonResponse('抽查', publicDrawDetail), ...problemResponses },
});
export const outcome = createRoute({
  ...read,
  path: `${one}/outcome`,
  operationId: 'listPublicOutcome',
  summary: '已公示的抽取结果，按抽取顺序',
  request: { params: ofDraw, query: paging },
  responses: { 200: jsonResponse('抽中的对象', pageOf(drawnObject)), ...problemResponses },
});
export const inDraw = createRoute({
  ...read,
  path: `${one}/objects/{object}`,
  operationId: 'lookUpObject',
  summary: '一个对象在一次已公示的抽查中是否被抽中',
  request: { params: ofDraw.extend({ object: z.string() }) },
  responses: { 200: jsonResponse('查询结果', objectLookup), ...problemResponses },
});
export const inYear = createRoute({
  ...read,
  path: '/public/{tenant}/objects/{object}',
  operationId: 'lookUpObjectInYear',
  summary: '一个对象在一年中各次已公示的抽查中是否被抽中，由新到旧',
  request: { params: ofCity.extend({ object: z.string() }), query: finding },
  responses: { 200: jsonResponse('查询结果', pageOf(foundIn)), ...problemResponses },
});
export const proof = createRoute({
  ...read,
  path: `${one}/proof`,
  operationId: 'getPublicProof',
  summary: '公开全部名单的抽查的完整证明',
  request: { params: ofDraw },
  responses: {
    200: {
      description: '完整证明：按 mingcha-draw/1 为一个对象，按 mingcha-draw/2 为逐行的对象，计划在先',
      content: {
        'application/json': { schema: z.any().openapi({ type: 'object' }) },
        'application/jsonl': { schema: z.string() },
      },
    },
    303: { description: '证明较大，从所给地址下载' },
    ...problemResponses,
  },
});

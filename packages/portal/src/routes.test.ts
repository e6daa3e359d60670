import { expect, test } from 'vitest';
import {
  drawPath,
  guidePath,
  guidesPath,
  livePath,
  lookupPath,
  noticePath,
  noticesPath,
  parseRoute,
  parseWitnessFragment,
  publishedCasePath,
  recordPath,
  rehearsalsPath,
  verifyPath,
  witnessesPath,
} from './routes.ts';

test('every address that the pages link to is read back', () => {
  expect(parseRoute('/')).toEqual({ page: 'home' });
  expect(parseRoute('/public')).toEqual({ page: 'home' });
  expect(parseRoute('/public/620300/')).toEqual({ page: 'city', tenant: '620300' });
  expect(parseRoute(lookupPath('620300'))).toEqual({ page: 'lookup', tenant: '620300' });
  expect(parseRoute(rehearsalsPath('620300'))).toEqual({ page: 'rehearsals', tenant: '620300' });
  expect(parseRoute(witnessesPath('620300'))).toEqual({ page: 'witnesses', tenant: '620300' });
  expect(parseRoute(drawPath('620300', '01J0'))).toEqual({ page: 'draw', tenant: '620300', draw: '01J0' });
  expect(parseRoute(verifyPath('620300', '01J0'))).toEqual({
    page: 'verify',
    tenant: '620300',
    draw: '01J0',
  });
  expect(parseRoute(livePath('620300', '01J0'))).toEqual({ page: 'live', tenant: '620300', draw: '01J0' });
  expect(parseRoute(recordPath('620300', '01J0'))).toMatchObject({ page: 'record', draw: '01J0' });
  expect(parseRoute(noticesPath('620300'))).toEqual({ page: 'notices', tenant: '620300' });
  expect(parseRoute(noticePath('620300', '01J0'))).toEqual({
    page: 'notice',
    tenant: '620300',
    notice: '01J0',
  });
  expect(parseRoute(guidesPath('620300'))).toEqual({ page: 'guides', tenant: '620300' });
  expect(parseRoute(guidePath('620300', { list: 'service-items', id: '116' }))).toMatchObject({
    page: 'guide',
    list: 'service-items',
    id: '116',
  });
  expect(parseRoute(publishedCasePath('620300', { type: 'awards', id: '01J0' }))).toEqual({
    page: 'publishedCase',
    tenant: '620300',
    type: 'awards',
    id: '01J0',
  });
  expect(parseRoute('/public/620300/matters/a_b.c-d')).toEqual({
    page: 'matter',
    tenant: '620300',
    token: 'a_b.c-d',
  });
  expect(parseRoute('/witness/620300/01J0')).toEqual({ page: 'witness', tenant: '620300', draw: '01J0' });
});

test.each([
  '/public/62030',
  '/public/620300/draws',
  '/public/620300/draws/a/b',
  '/witness/62030',
  '/x',
  '/public/620300/draws/%2e',
])('%s is no page', (path) => {
  expect(parseRoute(path)).toEqual({ page: 'lost' });
});

test('a witness link without its token is not taken for a whole one', () => {
  expect(parseWitnessFragment('#party=620300-jwjw&token=a.b%2Bc')).toEqual({
    party: '620300-jwjw',
    token: 'a.b+c',
  });
  expect(parseWitnessFragment('#party=620300-jwjw')).toBeUndefined();
  expect(parseWitnessFragment('')).toBeUndefined();
});

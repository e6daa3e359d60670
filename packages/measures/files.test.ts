import { removeLooseFiles } from '@mingcha/attachments/clock';
import { samplePdf, samplePng } from '@mingcha/attachments/testing';
import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureId, reportId } from './ids.ts';
import { chaseBy, deptId, type Following, followNotice, startFollowing } from './rounds/testing.ts';

let following: Following;
beforeAll(async () => {
  following = await startFollowing();
});
afterAll(async () => {
  expect(following.unexpected).toEqual([]);
  await following.stop();
});

const scjg = { dept: deptId('scjg') };
const fgw = { dept: deptId('fgw') };
const abroad = { tenant: testTenants.b };
const june = '2026-06-20';

describe('files of a report', () => {
  let path: string;
  const words = { status: 'on-track', text: '已印发实施细则并上线。', values: [] };
  const write = async (step: string, body: unknown, caller: object = scjg) => {
    const { lock } = await bodyOf(following.call('GET', path, scjg));
    const [method, at] = step === 'save' ? ['PUT', path] : ['POST', `${path}/${step}`];
    return bodyOf(following.call(method, at, { ...caller, body, headers: { 'if-match': `"${lock}"` } }));
  };
  beforeAll(async () => {
    const notice = await followNotice(following);
    const rounds = `/v1/notices/${notice.id}/rounds`;
    const { items } = await bodyOf(following.call('GET', rounds));
    const { lock } = items.find(({ id }: { id: string }) => id === june);
    await following.call('POST', `${rounds}/${june}/open`, { headers: { 'if-match': `"${lock}"` } });
    path = `/v1/reports/${reportId({ measure: measureId(notice.id, '1'), round: june, dept: deptId('scjg') })}`;
  });

  it('come with the draft, stay where it says nothing of them, and go with the submission', async () => {
    const file = await following.sendFile('细则.pdf', samplePdf, scjg);
    const saved = await write('save', { ...words, files: [file] });
    expect(saved.report.files).toMatchObject([{ id: file, name: '细则.pdf', type: 'pdf' }]);
    expect((await write('save', words)).report.files).toHaveLength(1);
    const signed = await write('submit', { content: { ...words, files: [file] } });
    expect(signed.report).toMatchObject({ state: 'submitted', files: [{ id: file }] });
    const fetch = (caller: object) => following.call('GET', `${path}/files/${file}`, caller);
    const given = await Promise.all([{}, scjg, fgw, abroad].map(async (who) => (await fetch(who)).status));
    expect(given).toEqual([303, 303, 403, 404]);
    await write('return', { reason: '请补充数据' }, {});
  });

  it('that are taken out end, and others come in', async () => {
    const [old] = (await bodyOf(following.call('GET', path, scjg))).report.files;
    const fresh = await following.sendFile('照片.png', samplePng, scjg);
    expect((await write('save', { ...words, files: [fresh] })).report.files).toMatchObject([{ id: fresh }]);
    expect((await following.call('GET', `${path}/files/${old.id}`, scjg)).status).toBe(404);
    const before = following.files.size();
    const { files } = following;
    await removeLooseFiles(await following.own(), { clock: following.time.now, files });
    expect(following.files.size()).toBe(before - 1);
    expect((await write('save', { ...words, files: [] })).report.files).toEqual([]);
  });

  it('that are not there, or somebody else’s, are refused at their place', async () => {
    const others = await following.sendFile('别人的.pdf', samplePdf, fgw);
    const refused = await write('save', { ...words, files: [others, 'x'] });
    expect(refused.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/files/0',
      '/files/1',
    ]);
    const signed = await write('submit', { content: { ...words, files: [others] } });
    expect(signed.errors[0].pointer).toBe('/content/files/0');
  });
});

describe('files of an answer to a chase', () => {
  it('come with it, each answer with its own', async () => {
    const notice = await followNotice(following);
    const { id } = await chaseBy(following, {
      notice: notice.id,
      measures: [measureId(notice.id, '1')],
      dept: deptId('scjg'),
      level: 1,
      text: '请抓紧推进第 1 项举措。',
      answerWithin: 5,
    });
    const path = `/v1/chases/${id}`;
    const answer = async (files?: string[]) => {
      const etag = (await following.call('GET', path, scjg)).headers.get('etag')!;
      const body = { text: '已经落实到位。', ...(files && { files }) };
      return bodyOf(
        following.call('POST', `${path}/answer`, { ...scjg, body, headers: { 'if-match': etag } }),
      );
    };
    const [one, two] = [
      await following.sendFile('一.pdf', samplePdf, scjg),
      await following.sendFile('二.png', samplePng, scjg),
    ];
    await answer([one]);
    await answer();
    const { answers } = await answer([two]);
    expect(
      answers.map(({ files = [] }: { files?: { id: string }[] }) => files.map((file) => file.id)),
    ).toEqual([[one], [], [two]]);
    const fetch = (caller: object) => following.call('GET', `${path}/files/${two}`, caller);
    const given = await Promise.all([{}, scjg, fgw, abroad].map(async (who) => (await fetch(who)).status));
    expect(given).toEqual([303, 303, 403, 404]);
    expect((await answer(['x'])).errors).toMatchObject([{ pointer: '/files/0' }]);
  });
});

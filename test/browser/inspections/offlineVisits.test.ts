import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, shanghaiDate } from '@mingcha/kernel';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openProfile, phone, type Visitor } from '../../support/browser.ts';
import { deskOf } from '../cases/cases.ts';
import { signedIn } from '../signedIn.ts';
import type { Ask } from '../site.ts';
import { setStage } from '../stage.ts';
import { describePage, faultsOf, see, seeGone, signIn, tabTo } from '../steps.ts';
import { takeUp } from '../takeUp.ts';

const stage = setStage();
const login = 'jinchang-inspector';
const perVisit = 5;
/** Of one visit more than one request takes. */
const most = 13;
const item = '登记事项检查';
const visits = 12;

type Row = { id: string; name: string };
type Seeded = Row & { at: string };
type Values = { photos?: string[]; endedOn?: string };
type Found = { pending: { action: string; values: Values }[] };

let folder: string;
let seeded: Seeded[];
let photos: string[];
let huge: string;
let office: Ask;
let member: Ask;

/** Twelve visits that somebody is to make, and one that will be given to somebody else. */
async function seed(): Promise<Seeded[]> {
  const admin = stage.site.ask;
  const rows = async (path: string) => (await admin<{ items: Row[] }>('GET', path)).body.items;
  const today = shanghaiDate(new Date());
  const [objects, people, inspectors, items] = await Promise.all([
    rows('/v1/rosters/objects?status=在营&limit=40'),
    rows('/v1/people?limit=100') as Promise<(Row & { login: string })[]>,
    rows('/v1/rosters/inspectors?dept=620300-scjg&limit=10'),
    rows(`/v1/catalogues/inspection/items?q=${encodeURIComponent(item)}`),
  ]);
  const person = (name: string) => people.find((one) => one.login === name)!.id;
  const head = await stage.site.askAs('jinchang-head');
  const made: Seeded[] = [];
  for (const object of objects.slice(20, 20 + visits + 1)) {
    const values = {
      object: object.id,
      items: [items[0]!.id],
      kind: '日常检查',
      mode: '现场检查',
      dept: '620300-scjg',
      inspectors: [inspectors[0]!.id, inspectors[1]!.id],
      team: [person(login), person('jinchang-scjg')],
      from: addDays(today, -1),
      until: addDays(today, 5),
    };
    const { body } = await office<{ id: string }>('POST', '/v1/cases/inspection-visits', { values });
    const at = `/v1/cases/inspection-visits/${body.id}`;
    await deskOf(head, at).act('permit', { approvedOn: today });
    made.push({ ...object, at });
  }
  return made;
}

/** The thirteenth goes to others while the phone has no network. */
async function reassign({ at }: Seeded): Promise<void> {
  const { body } = await office<{ fields: { name: string; value?: string[] }[] }>('GET', at);
  const value = (name: string) => body.fields.find((field) => field.name === name)?.value ?? [];
  const people = (await stage.site.ask<{ items: (Row & { login: string })[] }>('GET', '/v1/people?limit=100'))
    .body;
  const other = people.items.find((one) => one.login === 'jinchang-head')!.id;
  await deskOf(office, at).act('reassign', {
    inspectors: value('inspectors'),
    team: [value('team')[1], other],
    reason: '另有任务',
  });
}

/** Small pictures, and a real one that has 40 MB. */
async function makePhotos(page: Page): Promise<void> {
  const draw = (width: number, height: number) =>
    page.evaluate(
      async ([w, h]) => {
        const canvas = Object.assign(document.createElement('canvas'), { width: w, height: h });
        const pen = canvas.getContext('2d')!;
        pen.fillStyle = '#36c';
        pen.fillRect(0, 0, w! / 2, h!);
        const blob = await new Promise<Blob>((done) => canvas.toBlob((one) => done(one!), 'image/jpeg'));
        return [...new Uint8Array(await blob.arrayBuffer())];
      },
      [width, height],
    );
  const small = Buffer.from(await draw(120, 90));
  const large = Buffer.from(await draw(2_400, 1_800));
  photos = Array.from({ length: most }, (_, at) => join(folder, `photo-${at}.jpg`));
  huge = join(folder, 'huge.jpg');
  await Promise.all([
    ...photos.map((file) => writeFile(file, small)),
    writeFile(huge, Buffer.concat([large, Buffer.alloc(40 * 2 ** 20)])),
  ]);
}

const openPhone = () => openProfile(join(folder, 'profile'), stage.site.url, phone);
/** An enterprise may have another visit of the demo on the same day. */
const card = (page: Page, { name }: Row): Locator =>
  page.getByRole('listitem').filter({ hasText: name }).filter({ hasText: item });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const group = (page: Page, name: string) => page.getByRole('group', { name, exact: true });

async function open(page: Page, visit: Row): Promise<void> {
  await card(page, visit).getByRole('link', { name: visit.name }).click();
  await see(page.getByRole('heading', { level: 2, name: '亮证' }));
}

/** Fills in a visit that finds nothing, with photos and a sheet that was signed by hand, and submits it. */
async function fill(page: Page, visit: Row, count = perVisit): Promise<void> {
  await open(page, visit);
  const points = page.getByRole('region', { name: '检查要点' }).getByRole('group');
  for (const point of await points.all()) await point.getByRole('radio').first().check();
  await group(page, '结果代码').getByRole('checkbox', { name: '迁出' }).check();
  await group(page, '结果代码').getByRole('checkbox', { name: '未发现问题' }).check();
  expect(await group(page, '结果代码').getByRole('checkbox', { checked: true }).count()).toBe(1);
  await button(page, '写入要点的汇总').click();
  await page.getByLabel('从相册选').setInputFiles(photos.slice(0, count));
  await see(page.getByText(`${count} 张；`));
  await page.getByLabel('拍纸质签名').setInputFiles(photos[0]!);
  await see(page.getByRole('img', { name: /手签记录/ }));
  await group(page, '企业是否签字').getByRole('radio', { name: '已签字' }).check();
  await button(page, '提交').click();
  await see(page.getByRole('heading', { level: 2, name: '等待同步' }));
  await page.getByRole('main').getByRole('link', { name: '今日检查' }).click();
}

/** Looks closely at the first: by keyboard, with a photo of 40 MB and signatures drawn with a finger. */
async function fillByHand(page: Page, visit: Row): Promise<void> {
  await open(page, visit);
  const point = page.getByRole('region', { name: '检查要点' }).getByRole('radio').first();
  await tabTo(page, point);
  await page.keyboard.press('Space');
  await see(page.getByText('已查 1 项'));
  expect(await button(page, '提交').isDisabled()).toBe(true);
  await page.context().grantPermissions(['geolocation']);
  await page.context().setGeolocation({ latitude: 38.52, longitude: 102.18 });
  await page.getByRole('checkbox', { name: /^记录拍摄位置/ }).check();
  await page.getByLabel('从相册选').setInputFiles(huge);
  const kept = page.getByRole('listitem').filter({ has: page.getByRole('img', { name: '照片01.jpg' }) });
  await see(kept.getByText(/\d KB，位置 38.52000,102.18000/));
  expect(await kept.getByRole('img').evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(
    1_600,
  );
  await page.getByRole('checkbox', { name: /^记录拍摄位置/ }).uncheck();
  await kept.getByRole('button', { name: '删除照片01.jpg' }).click();
  await seeGone(kept);
  await page.getByRole('button', { name: '企业在场人签名' }).click();
  const dialog = page.getByRole('dialog', { name: '企业在场人签名' });
  const pad = (await dialog.getByRole('img').boundingBox())!;
  await page.mouse.move(pad.x + 30, pad.y + 40);
  await page.mouse.down();
  await page.mouse.move(pad.x + 160, pad.y + 120, { steps: 8 });
  await page.mouse.up();
  await dialog.getByRole('button', { name: '完成签名' }).click();
  await see(page.getByRole('img', { name: '企业在场人的签名' }));
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('main').getByRole('link', { name: '今日检查' }).click();
  await see(card(page, visit).getByText(/填写中/));
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingcha-phone-'));
  office = await stage.site.askAs('jinchang-scjg');
  member = await stage.site.askAs(login);
  seeded = await seed();
}, 240_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What lies in the browser's database: how much of whom, and whether any of it can be read there. */
const kept = (page: Page, secret: string) =>
  page.evaluate(async (text) => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((done, fail) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error);
      });
    const db = await answer(indexedDB.open('mingcha-visits'));
    const count: Record<string, number> = {};
    let isReadable = false;
    for (const name of [...db.objectStoreNames]) {
      const all = await answer(db.transaction(name).objectStore(name).getAll());
      count[name] = all.length;
      for (const one of all as { data?: ArrayBuffer; key?: CryptoKey }[]) {
        const bytes = one.data ? new TextDecoder().decode(one.data) : '';
        if (one.key?.extractable || bytes.includes(text) || JSON.stringify(one).includes(text))
          isReadable = true;
      }
    }
    db.close();
    return { count, isReadable };
  }, secret);

/** Somebody else takes the phone and sees nothing of it; who signs out is asked first, and nothing of theirs stays. */
async function leave(page: Page): Promise<void> {
  const { name } = seeded.at(-1)!;
  const before = await kept(page, name);
  expect(before).toMatchObject({ isReadable: false, count: { accounts: 1, works: visits + 1 } });
  const other = await page.context().newPage();
  await other.addInitScript(takeUp, await signedIn(stage.site.url, { login: 'jinchang-scjg' }));
  await other.goto('/console/visits');
  await see(other.getByText(/还有其他账号的 1 次检查没有上传/));
  await see(card(other, seeded[0]!));
  expect(await other.getByText('有冲突').count()).toBe(0);
  await button(page, '打开导航').click();
  await button(page, '退出登录').click();
  const dialog = page.getByRole('dialog', { name: '退出会清除本机内容' });
  await see(dialog.getByText(/有 1 次检查只在这台设备上/));
  await dialog.getByRole('button', { name: '先不退出' }).click();
  await seeGone(dialog);
  expect((await kept(other, name)).count.accounts).toBe(2);
  await button(page, '退出登录').click();
  await dialog.getByRole('button', { name: '退出并删除' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/console/visits'));
  expect((await kept(other, name)).count).toMatchObject({ accounts: 1, works: 0, files: 0 });
}

/** What the system has of the visits: how many results, and all photos of them. */
async function received() {
  const all = await Promise.all(seeded.slice(0, visits).map(({ at }) => member<Found>('GET', at)));
  const records = all.map(({ body }) => body.pending.filter(({ action }) => action === 'record'));
  return {
    results: records.map((each) => each.length),
    photos: records.flat().flatMap(({ values }) => values.photos ?? []),
    etags: all.map(({ etag }) => etag),
  };
}

it('12 visits with 68 photos come into the system once each, though the network, the browser and the sign-in went', async () => {
  let visitor: Visitor | undefined;
  try {
    visitor = await openPhone();
    const first = visitor.page;
    await makePhotos(first);
    await signIn(first, login);
    await first.goto('/console/visits');
    await see(card(first, seeded.at(-1)!));
    await first.evaluate(async () => void (await navigator.serviceWorker.ready));
    expect(await faultsOf(first)).toEqual([]);
    await first.context().setOffline(true);
    await see(first.getByText(/没有网络/));
    await fillByHand(first, seeded[0]!);
    for (const [at, visit] of seeded.slice(0, 6).entries())
      await fill(first, visit, at === 0 ? most : perVisit);
    await first.context().close();

    await reassign(seeded.at(-1)!);
    visitor = await openPhone();
    const { page } = visitor;
    await page.context().setOffline(true);
    await page.goto('/console/visits');
    await see(page.getByText(/没有网络.*6 次检查等待上传/));
    const styles = () => [...document.styleSheets].filter(({ href }) => href !== null).length;
    expect(await page.evaluate(styles)).toBe(1);
    await see(card(page, seeded[0]!).getByText(`未同步，${most + 2} 张照片和签名待传`));
    for (const visit of seeded.slice(6)) await fill(page, visit);
    await page.context().setOffline(false);
    await button(page, '再试一次').click();
    await see(page.getByText('请重新登录，本机内容都在'));
    await page.goto('/console/visits');
    await see(page.getByText('有 13 次检查等待上传'));
    for (const status of [403, 404, 409, 412]) visitor.expectStatus(status);
    // The provider may have forgotten who this is, as here.
    await page.context().clearCookies();
    await page.getByRole('button', { name: login }).click();
    await button(page, '登录').click();
    // It is the last of 86 files and 13 records.
    await card(page, seeded.at(-1)!).getByText('有冲突').waitFor({ timeout: 120_000 });
    for (const visit of seeded.slice(0, visits)) await see(card(page, visit).getByText('已同步'));

    const arrived = await received();
    expect(arrived.results).toEqual(Array.from({ length: visits }, () => 1));
    const taken = (visits - 1) * perVisit + most;
    expect(new Set(arrived.photos).size).toBe(taken);
    expect(arrived.photos).toHaveLength(taken);
    await button(page, '下载到本机').click();

    await card(page, seeded.at(-1)!)
      .getByRole('link', { name: seeded.at(-1)!.name })
      .click();
    await see(page.getByRole('columnheader', { name: '本机填写' }));
    await see(page.getByRole('row').filter({ hasText: '现场照片和附件' }).getByText('5 个'));
    await see(page.getByRole('columnheader', { name: '系统现在' }));
    expect(await faultsOf(page)).toEqual([]);
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      button(page, '下载本机内容，交给办公室').click(),
    ]);
    expect(saved.suggestedFilename()).toContain(seeded.at(-1)!.name);
    expect((await received()).etags).toEqual(arrived.etags);
    await leave(page);
    expect(visitor.complaints).toEqual([]);
  } catch (error) {
    if (visitor && !visitor.page.isClosed()) await describePage('offline', visitor.page);
    throw error;
  } finally {
    await visitor?.page.context().close();
  }
}, 240_000);

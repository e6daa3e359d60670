import type { BrowserContext, Download, Page, Route } from 'playwright-core';
import { expect } from 'vitest';
import { see } from '../steps.ts';

/** What witnesses of the tests think up. */
export const passphrase = '春眠不觉晓，处处闻啼鸟';

type File = { name: string; mimeType: string; buffer: Buffer };

/** What the pages of a browser profile have sent, addresses and bodies. */
export function sentBy(context: BrowserContext): string[] {
  const sent: string[] = [];
  context.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
  return sent;
}

/** The secret key in a file that has no passphrase. */
export const secretIn = ({ buffer }: File): string => /[0-9a-f]{64}/.exec(buffer.toString())![0];

async function textOf(download: Download): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** Presses a button that hands over a file. */
export async function downloaded(page: Page, button: string): Promise<{ name: string; text: string }> {
  // A tab behind another one is drawn late on a busy machine, and is pressed only once it stands still.
  await page.bringToFront();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const download = await saved;
  return { name: download.suggestedFilename(), text: await textOf(download) };
}

/** Opens a witness's link on a device that has a key file without a passphrase, and gives it one. */
export async function takeKey(page: Page, link: string, file: File): Promise<void> {
  await page.goto(link);
  await see(page.getByRole('heading', { name: '这台设备上没有您的密钥' }));
  await page.getByLabel('选择密钥文件').setInputFiles(file);
  await page.getByLabel('设一个口令').fill(passphrase);
  await page.getByLabel('再输入一次').fill(passphrase);
  await page.getByRole('button', { name: '加密并保存' }).click();
  // Deriving the key from the passphrase takes its time; another tab that opens before it is kept would not find it.
  await see(page.getByLabel('密钥的口令'));
}

/** Takes a step that is signed. */
export async function signStep(page: Page, button: string, typed = passphrase): Promise<void> {
  await page.getByLabel('密钥的口令').fill(typed);
  await page.getByRole('button', { name: button }).click();
}

/** Saves the sealed nonce and hands in its commitment. Resolves to the file. */
export async function submitSealed(page: Page): Promise<string> {
  const { name, text } = await downloaded(page, '下载随机数文件');
  expect(name).toMatch(/^见证随机数-.*\.json$/);
  await page.getByRole('button', { name: '提交密封承诺' }).click();
  await see(page.getByRole('heading', { name: '密封承诺已提交' }));
  return text;
}

/**
 * A witness's first step with two tabs open that are asked at the same moment, and a network that loses the answer to what was
 * handed in: there is one nonce, and the page goes on by itself.
 */
export async function sealInTwoTabs(page: Page, link: string, key: File): Promise<void> {
  await takeKey(page, link, key);
  const other = await page.context().newPage();
  await other.goto(link);
  const tabs = [page, other];
  for (const tab of tabs) await tab.getByLabel('密钥的口令').fill(passphrase);
  // Held before either is pressed: what the first has made takes the button of the other away.
  const button = (tab: Page) => tab.getByRole('button', { name: '生成我的随机数' }).elementHandle();
  const buttons = await Promise.all(tabs.map(button));
  await Promise.all(buttons.map((one) => one!.evaluate((element: HTMLElement) => element.click())));
  const [one, two] = [await downloaded(page, '下载随机数文件'), await downloaded(other, '下载随机数文件')];
  expect(two).toEqual(one);
  await other.close();
  const lose = async (route: Route) => {
    await route.fetch();
    await route.abort('connectionreset');
  };
  await page.route('**/commitment', lose, { times: 1 });
  await page.getByRole('button', { name: '提交密封承诺' }).click();
  await see(page.getByText('还没有送到。您的随机数和签名已经保存在这台设备上'));
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await see(page.getByRole('heading', { name: '密封承诺已提交' }));
}

/** The same on a device whose clock is a day ahead. Resolves to what the witness would take to another device. */
export async function sealWithWrongClock(page: Page, link: string, key: File): Promise<File[]> {
  await page.clock.setSystemTime(new Date(Date.now() + 86_400_000));
  await takeKey(page, link, key);
  await see(page.getByText(/这台设备的时钟快了 .*签名里没有时间，不影响见证/));
  await signStep(page, '生成我的随机数');
  const nonce = await submitSealed(page);
  await page.getByRole('link', { name: '下载密钥文件、更换口令' }).click();
  await see(page.getByText('已登记，可以参加抽查见证'));
  const { text } = await downloaded(page, '下载密钥文件');
  return [text, nonce].map((file, at) => ({
    name: `${at}.json`,
    mimeType: 'application/json',
    buffer: Buffer.from(file),
  }));
}

/** Goes on with a draw on another device, by the files of the first one. */
export async function moveTo(page: Page, link: string, [key, nonce]: File[]): Promise<void> {
  await page.goto(link);
  await see(page.getByRole('heading', { name: '这台设备上没有您的随机数' }));
  await page.getByLabel('选择随机数文件').setInputFiles(nonce!);
  await page.getByLabel('选择密钥文件').setInputFiles(key!);
  await page.getByLabel('密钥的口令').fill('忘了是哪一句话来着');
  await page.getByRole('button', { name: '核对口令并保存' }).click();
  await see(page.getByText('口令不对，请重新输入'));
  await signStep(page, '核对口令并保存');
}

/** Where the plan that is published is not the one of the commitment, a witness's page does not offer to reveal. */
export async function refuseOtherPlan(page: Page): Promise<void> {
  const change = async (route: Route) => {
    const response = await route.fetch();
    const draw = (await response.json()) as { plan: { sequence: number } };
    draw.plan.sequence++;
    await route.fulfill({ response, json: draw });
  };
  await page.route('**/public/*/draws/*', change, { times: 1 });
  await page.reload();
  await see(page.getByText('本页不会公开您的随机数'));
  expect(await page.getByRole('button', { name: '公开我的随机数' }).count()).toBe(0);
}

import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import {
  type BrowserContext,
  type BrowserContextOptions,
  type ConsoleMessage,
  chromium,
  type LaunchOptions,
  type Page,
  type Request,
  type Response,
  type WebError,
} from 'playwright-core';
import { extract } from 'tar-fs';
import { createProfile, type Profile } from './profile.ts';

const { resolve } = createRequire(import.meta.url);
const cache = join(import.meta.dirname, '../../node_modules/.cache/mingcha');

export const desk: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };
/** A desk whose pages do not move: what moves is half transparent for a moment, or not yet where it is pressed. */
export const still: BrowserContextOptions = { ...desk, reducedMotion: 'reduce' };
export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
};

/**
 * Fewer processes, and no compiler that optimises what runs a few times: together a fifth less work for the machine. With a
 * new frame for each document (`RenderDocument`) the scripts' worlds of all that a tab has loaded before are made again with
 * each load: the twentieth cost a fifth more than the first.
 */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--in-process-gpu',
  '--enable-features=NetworkServiceInProcess2,RenderDocument:level/crashed-frame',
  '--js-flags=--no-opt,--invocation-count-for-maglev=4000',
];

/** Those who come one after the other to a site are served by one process, which knows its scripts already. */
const oneProcess = '--process-per-site';

/** Somebody with a browser profile of their own, and what went wrong on their pages. */
export type Visitor = {
  page: Page;
  /** Requests to other origins, errors on the console or in a script, answers of 4xx and 5xx nobody expected. */
  complaints: string[];
  /** Tells that an answer with this status belongs to the test. */
  expectStatus(status: number): void;
  /** Closes the pages. Nothing of what they kept is found by who comes next. */
  leave(): Promise<void>;
};

export type TestBrowser = {
  /**
   * Opens a page for somebody new who is to stay on one origin. It is on that origin already, where nothing is to be seen. Who changes
   * more of the browser than what a profile keeps, as its clock, comes with a device that nobody else has.
   */
  visit(origin: string, device?: BrowserContextOptions): Promise<Visitor>;
  /** Ends all visits to an origin, which is about to be gone. */
  forget(origin: string): Promise<void>;
  close(): Promise<void>;
};

/** The browser that npm brought, with fonts that npm brought, so that it looks the same on every machine. */
async function launchOptions(): Promise<LaunchOptions> {
  const folder = await unpack();
  const fontConfig = await writeFontConfig();
  return {
    executablePath: join(folder, 'chromium'),
    args,
    timeout: 60_000,
    env: {
      ...process.env,
      FONTCONFIG_FILE: fontConfig,
      LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
    },
  };
}

const contextOptions = (origin: string, device: BrowserContextOptions): BrowserContextOptions => ({
  ...device,
  baseURL: origin,
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
  acceptDownloads: true,
});

/** Starts the browser. */
export async function openBrowser(): Promise<TestBrowser> {
  const options = await launchOptions();
  const browser = await chromium.launch({ ...options, args: [...args, oneProcess] });
  const profiles = new Set<Profile>();
  return {
    async visit(origin, device = desk) {
      const fits = (one: Profile) => one.isFree && one.origin === origin && one.device === device;
      let profile = [...profiles].find(fits);
      if (!profile) {
        const context = await browser.newContext(contextOptions(origin, device));
        profile = await createProfile(context, { origin, device });
        profiles.add(profile);
      }
      profile.isFree = false;
      return watched(profile.context, profile.page, { origin, leave: profile.empty });
    },
    async forget(origin) {
      const gone = [...profiles].filter((one) => one.origin === origin);
      for (const one of gone) profiles.delete(one);
      await Promise.all(gone.map(({ context }) => context.close()));
    },
    close: () => browser.close(),
  };
}

/** Starts a browser of its own whose profile lies in a folder and is there again when it is opened anew. */
export async function openProfile(
  folder: string,
  origin: string,
  device: BrowserContextOptions,
): Promise<Visitor> {
  const options = { ...(await launchOptions()), ...contextOptions(origin, device) };
  const context = await chromium.launchPersistentContext(folder, options);
  return watched(context, await context.newPage(), { origin, leave: () => context.close() });
}

function watched(
  context: BrowserContext,
  page: Page,
  { origin, leave }: Pick<Profile, 'origin'> & Pick<Visitor, 'leave'>,
): Visitor {
  context.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  const expected = new Set<number>();
  const onRequest = (request: Request) => {
    const { protocol, origin: to } = new URL(request.url());
    if (/^https?:$/.test(protocol) && to !== origin) complaints.push(`left the origin: ${request.url()}`);
  };
  const onResponse = (response: Response) => {
    const status = response.status();
    if (status >= 400 && !expected.has(status)) complaints.push(`${status} ${response.url()}`);
  };
  const onConsole = (message: ConsoleMessage) => {
    // What the browser says of a refused request the line above has said better.
    if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return;
    complaints.push(`console: ${message.text()}`);
  };
  const onError = (error: WebError) => void complaints.push(`script: ${error.error().message}`);
  context
    .on('request', onRequest)
    .on('response', onResponse)
    .on('console', onConsole)
    .on('weberror', onError);
  return {
    ...{ page, complaints },
    expectStatus: (status) => void expected.add(status),
    async leave() {
      await leave();
      context.off('request', onRequest).off('response', onResponse);
      context.off('console', onConsole).off('weberror', onError);
    },
  };
}

/** Unpacks the browser once for each version of it. Two at a time do not disturb each other. */
async function unpack(): Promise<string> {
  const root = join(resolve('@sparticuz/chromium'), '../../..');
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const fresh = await mkdtemp(join(cache, 'chromium-'));
  const inflate = (file: string, to: NodeJS.WritableStream) =>
    pipeline(createReadStream(join(root, 'bin', file)), createBrotliDecompress(), to);
  await Promise.all([
    inflate('chromium.br', createWriteStream(join(fresh, 'chromium'), { mode: 0o700 })),
    inflate('swiftshader.tar.br', extract(fresh)),
    inflate('al2023.tar.br', extract(join(fresh, 'al2023'))),
  ]);
  await rename(fresh, folder).catch(() => rm(fresh, { recursive: true, force: true }));
  return folder;
}

/** Writes which fonts there are. What the browser has found out about them is kept, so that the next start is short. */
async function writeFontConfig(): Promise<string> {
  const fonts = dirname(resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  const folders = ['400Regular', '700Bold'].map((weight) => `<dir>${join(fonts, weight)}</dir>`).join('');
  const text = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders}<cachedir>${join(cache, 'fonts')}</cachedir></fontconfig>`;
  const file = join(cache, 'fonts.conf');
  const fresh = `${file}.${process.pid}`;
  await writeFile(fresh, text);
  await rename(fresh, file);
  return file;
}

import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import {
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type LaunchOptions,
  type Page,
} from 'playwright-core';
import { extract } from 'tar-fs';

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

/** Fewer processes, and no compiler that optimises what runs once: together a fifth less work for the machine. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--in-process-gpu',
  '--enable-features=NetworkServiceInProcess2',
  '--js-flags=--no-opt',
];

/** Somebody with a browser profile of their own, and what went wrong on their pages. */
export type Visitor = {
  page: Page;
  /** Requests to other origins, errors on the console or in a script, answers of 4xx and 5xx nobody expected. */
  complaints: string[];
  /** Tells that an answer with this status belongs to the test. */
  expectStatus(status: number): void;
};

export type TestBrowser = {
  /** Opens a page for somebody new who is to stay on one origin. */
  visit(origin: string, device?: BrowserContextOptions): Promise<Visitor>;
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
  const browser = await chromium.launch(await launchOptions());
  return {
    visit: async (origin, device = desk) =>
      watched(await browser.newContext(contextOptions(origin, device)), origin),
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
  return watched(await chromium.launchPersistentContext(folder, options), origin);
}

async function watched(context: BrowserContext, origin: string): Promise<Visitor> {
  context.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  const expected = new Set<number>();
  context.on('request', (request) => {
    const { protocol, origin: to } = new URL(request.url());
    if (/^https?:$/.test(protocol) && to !== origin) complaints.push(`left the origin: ${request.url()}`);
  });
  context.on('response', (response) => {
    const status = response.status();
    if (status >= 400 && !expected.has(status)) complaints.push(`${status} ${response.url()}`);
  });
  context.on('console', (message) => {
    // What the browser says of a refused request the line above has said better.
    if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return;
    complaints.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => complaints.push(`script: ${error.error().message}`));
  const page = await context.newPage();
  return { page, complaints, expectStatus: (status) => void expected.add(status) };
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

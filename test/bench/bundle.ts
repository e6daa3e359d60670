import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bundle, bundleFunction } from '@mingcha/aws/bundle';
import { type Line, median, timed } from './line.ts';

const run = promisify(execFile);
const starts = 9;

/** A process that loads a bundle and ends; the environment is enough for the handler to be made. */
async function start(file: string): Promise<number> {
  const [seconds] = await timed(() =>
    run(
      process.execPath,
      ['--input-type=module', '-e', `await import(${JSON.stringify(file)}); process.exit(0)`],
      {
        env: { ...process.env, AWS_REGION: 'cn-north-1' },
      },
    ),
  );
  return seconds;
}

export async function benchBundle(): Promise<Line[]> {
  const folder = await mkdtemp(join(tmpdir(), 'mingcha-bundle-'));
  try {
    const bare = await bundleFunction(join(import.meta.dirname, 'bareHandler.ts'), 'bare', folder);
    const api = await bundle('api', folder);
    const times: { bare: number[]; api: number[] } = { bare: [], api: [] };
    for (let i = 0; i < starts; i++) {
      times.bare.push(await start(bare.file));
      times.api.push(await start(api.file));
    }
    return [
      {
        name: 'api bundle, minified with the SDK',
        measured: api.bytes / 1_000,
        budget: 650,
        unit: 'KB',
        note: `and ${Math.round(api.lazyBytes / 1_000)} KB loaded later, by lists, draws, notices, documents and beacons`,
      },
      {
        name: 'api start ÷ bare SDK handler',
        measured: median(times.api) / median(times.bare),
        budget: 1.5,
        unit: '×',
        note: `bare bundle ${Math.round(bare.bytes / 1_000)} KB`,
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

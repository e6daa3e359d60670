import * as z from 'zod';
import { run } from './run.ts';
import { banner } from './served/banner.ts';
import { forgetAws, readSettings } from './settings.ts';

/** `npm start`: the whole system on one machine until Ctrl-C. */
async function main(): Promise<void> {
  forgetAws(process.env);
  const settings = readSettings(process.argv.slice(2), process.env);
  const say = (text: string) => process.stderr.write(`${text}\n`);
  const interrupted = interruption();
  const starting = run(settings, (line) => {
    if (!settings.quiet || line.startsWith('error')) say(line);
  });
  const running = await Promise.race([starting, interrupted]);
  // Interrupted half-way, the next start finds that out and begins anew.
  if (!running) process.exit(130);
  const seconds = performance.now() / 1000;
  process.stdout.write(settings.quiet ? `${running.url}\n` : banner(running, settings, seconds));
  const broken = await Promise.race([interrupted, running.ended.then(() => true)]);
  if (broken) {
    say('error: the database engine has ended by itself');
    process.exitCode = 1;
  }
  if (!settings.quiet) say('\nstopping …');
  await running.stop();
}

/**
 * Settles at the first Ctrl-C. npm passes the same key press on, so one that follows at once is not a second one; a
 * later one ends everything without waiting.
 */
function interruption(): Promise<void> {
  let first: number | undefined;
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => {
        if (first !== undefined && performance.now() - first > 1_000) process.exit(130);
        first ??= performance.now();
        resolve();
      });
  });
}

main().catch((error: unknown) => {
  const text =
    error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : error;
  process.stderr.write(`\ncannot start: ${text}\n`);
  process.exit(1);
});

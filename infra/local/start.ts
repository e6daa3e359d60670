import './quiet.ts';
import { z } from 'zod';
import { banner } from './banner.ts';
import { run } from './run.ts';
import { forgetAws, readSettings } from './settings.ts';

/** `npm start`: the whole system on one machine until Ctrl-C. */
async function main(): Promise<void> {
  forgetAws(process.env);
  const settings = readSettings(process.argv.slice(2), process.env);
  const say = (text: string) => process.stderr.write(`${text}\n`);
  const began = performance.now();
  const interrupted = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
  const starting = run(settings, (line) => {
    if (!settings.quiet || line.startsWith('error')) say(line);
  });
  // Interrupted half-way, the next start finds that out and begins anew.
  const running = await Promise.race([starting, interrupted.then(() => process.exit(130))]);
  const seconds = (performance.now() - began) / 1000;
  process.stdout.write(settings.quiet ? `${running.url}\n` : banner(running, settings, seconds));
  await Promise.race([
    interrupted,
    running.ended.then(() => {
      say('the database engine has ended');
      process.exitCode = 1;
    }),
  ]);
  if (!settings.quiet) say('\nstopping …');
  await running.stop();
}

main().catch((error: unknown) => {
  const text =
    error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : error;
  process.stderr.write(`\ncannot start: ${text}\n`);
  process.exit(1);
});

import { Problem } from '@mingcha/kernel';
import * as z from 'zod';
import { restoreCommand } from './restoreCommand.ts';

restoreCommand(process.argv.slice(2), process.env).then(
  (words) => process.stdout.write(`${words}\n`),
  (error: unknown) => {
    const words = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    process.stderr.write(`${error instanceof Problem ? error.detail : words}\n`);
    process.exitCode = 1;
  },
);

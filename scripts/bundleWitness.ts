import { relative } from 'node:path';
import { buildWitnessProgram, programFile } from '@mingcha/local/witnessProgram';

/** Makes the witness's program as one file, as the site offers it, and prints its SHA-256 as `sha256sum` does. */
const hash = await buildWitnessProgram();
process.stdout.write(`${hash}  ${relative('.', programFile)}\n`);

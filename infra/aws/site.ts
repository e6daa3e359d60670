import { cp, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { buildSite, siteFolders } from '../local/served/site.ts';
import { buildWitnessProgram, programFile } from '../local/witnessProgram.ts';

/** Of Swagger UI what its page loads; its maps and the other ways of packing it stay out. */
const VIEWER = ['swagger-ui-bundle.js', 'swagger-ui.css', 'favicon-32x32.png'];

/**
 * Puts all that the portal serves into `<dir>/site`, as on a laptop: both sites and the manual, built if need be, the API's viewer, and the
 * witness's program, whose SHA-256 (hex) it gives.
 */
export async function addSite(dir: string): Promise<{ witnessProgram: string }> {
  const [witnessProgram] = await Promise.all([buildWitnessProgram(), buildSite(console.error)]);
  const site = join(dir, 'site');
  await rm(site, { recursive: true, force: true });
  for (const name of ['console', 'portal', 'help'] as const) {
    await cp(siteFolders[name], join(site, name), { recursive: true });
  }
  for (const file of VIEWER) await cp(join(siteFolders.docs, file), join(site, 'docs', file));
  await cp(programFile, join(site, 'download', basename(programFile)));
  return { witnessProgram };
}

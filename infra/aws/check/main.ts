/**
 * `npm run -s check-templates`: the rules of cfn-guard and simulations of the policies on what would be deployed. Prints
 * each new finding and exits 1 where there is one.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkTemplates, deployments } from './check.ts';
import { synthesizeInto } from './templates.ts';

const scratch = mkdtempSync(join(tmpdir(), 'mingcha-check-'));
try {
  const deployed = Object.fromEntries(
    Object.entries(deployments).map(([name, { context, place }]) => [
      name,
      { templates: synthesizeInto(scratch, context), place },
    ]),
  );
  const { broken, simulated, findings } = await checkTemplates(deployed, scratch);
  for (const finding of findings) console.error(finding);
  console.log(
    `${Object.keys(deployed).length} deployments: ${simulated} requests simulated, ${broken} resources do not comply with a rule, ${findings.length} findings that nobody has explained`,
  );
  process.exitCode = findings.length > 0 ? 1 : 0;
} finally {
  rmSync(scratch, { recursive: true });
}

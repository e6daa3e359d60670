import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { bundle, FUNCTIONS, ROOT } from './bundle.ts';
import { addSite } from './site.ts';
import { addStacks, type CodeFolders } from './stacks.ts';

const out = join(ROOT, 'infra/aws/dist');
const names = [...FUNCTIONS, 'token'] as const;

const bundles = await Promise.all(names.map(async (name) => [name, (await bundle(name, out)).dir] as const));
const code = Object.fromEntries(bundles) as CodeFolders;
addStacks(new App(), code, await addSite(code.portal));

import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { dataPaths } from './dataFolder.ts';
import { readSettings } from './settings.ts';

const clients = z.array(
  z.object({ tenant: z.string(), role: z.string(), clientId: z.string(), clientSecret: z.string() }),
);

const usage = 'usage: npm run -s token -- --tenant 620300 --role city-admin [--port 8787]';

/** Prints a bearer token of a demo client, fetched from the running system by client credentials. */
async function main(): Promise<string> {
  const { values } = parseArgs({
    options: { tenant: { type: 'string' }, role: { type: 'string' }, port: { type: 'string' } },
  });
  const { tenant, role } = values;
  if (!tenant || !role) throw new Error(usage);
  const settings = readSettings([], { ...process.env, ...(values.port && { PORT: values.port }) });
  const file = dataPaths(settings.data).clients;
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`there is no ${file}: start the system with \`npm start\` first`);
  });
  const known = clients.parse(JSON.parse(text));
  const client = known.find((one) => one.tenant === tenant && one.role === role);
  if (!client)
    throw new Error(
      `no demo client for ${tenant} ${role}; there are:\n${known.map((one) => `  ${one.tenant} ${one.role}`).join('\n')}`,
    );

  const url = `http://localhost:${settings.port}/oidc/token`;
  const response = await fetch(url, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: client.clientId,
      client_secret: client.clientSecret,
    }),
  }).catch(() => {
    throw new Error(
      `nothing answers at ${url}: is the system running? (npm start; another port: PORT=… or --port)`,
    );
  });
  const body = await response.text();
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${body.slice(0, 500)}`);
  return z.object({ access_token: z.string() }).parse(JSON.parse(body)).access_token;
}

main().then(
  (token) => process.stdout.write(`${token}\n`),
  (error: unknown) => {
    const text =
      error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : error;
    process.stderr.write(`${text}\n`);
    process.exitCode = 1;
  },
);

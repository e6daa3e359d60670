import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { demoPassword } from './demo/password.ts';
import { dataPaths } from './kept/dataFolder.ts';
import { browser, consoleOf } from './oidc/codeFlow.ts';
import { readSettings } from './settings.ts';

const clients = z.array(
  z.object({ tenant: z.string(), role: z.string(), clientId: z.string(), clientSecret: z.string() }),
);

const usage =
  'usage: npm run -s token -- --tenant 620300 --role city-admin [--port 8787]\n' +
  '       npm run -s token -- --login jinchang-head [--password …] [--port 8787]';

type Body = Record<string, string>;
type Post = (body: Body, headers?: Body) => Promise<Response>;

/** The credentials of a demo client, as a request for a token. Throws where there is none, saying which there are. */
async function clientBody(data: string, { tenant, role }: { tenant: string; role: string }): Promise<Body> {
  const file = dataPaths(data).clients;
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`there is no ${file}: start the system with \`npm start\` first`);
  });
  const known = clients.parse(JSON.parse(text));
  const client = known.find((one) => one.tenant === tenant && one.role === role);
  if (client)
    return {
      grant_type: 'client_credentials',
      client_id: client.clientId,
      client_secret: client.clientSecret,
    };
  const names = known.map((one) => `  ${one.tenant} ${one.role}`).join('\n');
  throw new Error(`no demo client for ${tenant} ${role}; there are:\n${names}`);
}

/** Signs somebody in as the console does. Throws where the name and the password do not fit. */
async function signIn(origin: string, token: Post, account: { login: string; password: string }) {
  const flow = consoleOf({ origin, token });
  const code = await flow.codeBy(browser(origin), account).catch((error: unknown) => {
    if (error instanceof TypeError && error.message !== 'Invalid URL') throw error;
    throw new Error(`${account.login} was not let in: name and password do not fit, or the account is off`);
  });
  return flow.redeem(code);
}

/** Prints a bearer token, fetched from the running system: of a demo client, or of a person. */
async function main(): Promise<string> {
  const { values } = parseArgs({
    options: {
      tenant: { type: 'string' },
      role: { type: 'string' },
      login: { type: 'string' },
      password: { type: 'string' },
      port: { type: 'string' },
    },
  });
  const { tenant, role, login, password = demoPassword } = values;
  const settings = readSettings([], { ...process.env, ...(values.port && { PORT: values.port }) });
  const origin = `http://localhost:${settings.port}`;
  const url = `${origin}/oidc/token`;
  const token: Post = (body, headers = {}) =>
    fetch(url, {
      method: 'POST',
      headers: { accept: 'application/json', ...headers },
      body: new URLSearchParams(body),
    });
  const unreached = (error: unknown) => {
    if (!(error instanceof TypeError)) throw error;
    throw new Error(
      `nothing answers at ${url}: is the system running? (npm start; another port: PORT=… or --port)`,
    );
  };
  let response: Response;
  if (login) response = await signIn(origin, token, { login, password }).catch(unreached);
  else if (tenant && role)
    response = await token(await clientBody(settings.data, { tenant, role })).catch(unreached);
  else throw new Error(usage);
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

import { join } from 'node:path';
import { synthesizeInto } from '../../infra/aws/check/templates.ts';
import { firstLoad } from '../bench/pages.ts';
import type { Measurements } from './model.ts';

/** Bytes of a first visit, gzipped; the pages have to be built. */
export async function pageBytes(): Promise<Measurements['pages']> {
  const root = join(import.meta.dirname, '../../packages');
  const kilo = 1_000;
  return {
    console: Math.round((await firstLoad(join(root, 'console/dist'), '/console/')) * kilo),
    portal: Math.round((await firstLoad(join(root, 'portal/dist'), '/')) * kilo),
  };
}

/** What is paid for by the piece, and how long a line of the gateway's log is. */
export async function readTemplates(
  scratch: string,
): Promise<Pick<Measurements, 'accessLogLine' | 'template' | 'memory'>> {
  const templates = synthesizeInto(scratch);
  const all = Object.values(templates).flatMap(({ Resources }) => Object.entries(Resources));
  const ofType = (type: string) =>
    all
      .filter(([, { Type }]) => Type === type)
      .map(([name, { Properties }]) => ({ name, ...Properties }) as Record<string, never> & { name: string });
  const alarms = ofType('AWS::CloudWatch::Alarm') as unknown as { Metrics?: { MetricStat?: object }[] }[];
  const filters = ofType('AWS::Logs::MetricFilter') as unknown as {
    MetricTransformations: { MetricName: string }[];
  }[];
  const [stage] = ofType('AWS::ApiGatewayV2::Stage') as unknown as {
    AccessLogSettings: { Format: string };
  }[];
  const line = stage!.AccessLogSettings.Format.replaceAll(/\$context\.[\w.]+/g, (name) =>
    '0'.repeat(lengths[name.slice('$context.'.length)] ?? 12),
  );
  const functions = ofType('AWS::Lambda::Function') as unknown as { name: string; MemorySize: number }[];
  return {
    accessLogLine: line.length,
    template: {
      alarmMetrics: alarms.reduce(
        (sum, { Metrics }) => sum + (Metrics?.filter(({ MetricStat }) => MetricStat).length ?? 1),
        0,
      ),
      customMetrics: new Set(
        filters.map(({ MetricTransformations: [made] }) => JSON.stringify(made!.MetricName)),
      ).size,
      keys: ofType('AWS::KMS::Key').length,
      secrets: ofType('AWS::SecretsManager::Secret').length,
      polledQueues: ofType('AWS::Lambda::EventSourceMapping').length,
    },
    memory: Object.fromEntries(
      functions.map(({ name, MemorySize }) => [name.replace(/[0-9A-F]{8}$/, ''), MemorySize]),
    ),
  };
}

/** Characters of what the gateway fills in, where they are not some dozen. */
const lengths: Readonly<Record<string, number>> = {
  requestId: 16,
  requestTime: 26,
  'identity.sourceIp': 14,
  path: 48,
  status: 3,
  responseLatency: 3,
  responseLength: 5,
  'authorizer.claims.tenant': 6,
  'authorizer.claims.sub': 36,
  'authorizer.error': 1,
  integrationErrorMessage: 1,
};

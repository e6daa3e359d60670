/** What one operation takes, on the average. */
export type Unit = {
  /** Requests to the gateway; 0 where nobody calls. */
  requests: number;
  /** Units of the table, and how often it is asked. */
  read: number;
  write: number;
  calls: number;
  /** Of the processor, in ms. */
  cpu: number;
  /** What goes out over the gateway. */
  bytes: number;
};

/** What was measured, and when. */
export type Measurements = {
  date: string;
  engine: string;
  units: Readonly<Record<string, Unit>>;
  /** Bytes of a city's rows after its first import, and of the file. */
  stored: { table: number; importFile: number };
  /** Bytes that a first visit loads. */
  pages: { console: number; portal: number };
  /** A line of the gateway's log, in bytes. */
  accessLogLine: number;
  /** What the templates make, in pieces. */
  template: {
    alarmMetrics: number;
    customMetrics: number;
    keys: number;
    secrets: number;
    polledQueues: number;
  };
  /** MB of the functions. */
  memory: Readonly<Record<string, number>>;
};

/** What a city does in a month, as its cost is reckoned: an assumption that anybody may replace. */
export type Usage = {
  people: number;
  /** Operations that people and other systems start, by unit. */
  api: Readonly<Record<string, number>>;
  /** Of the public. */
  portal: Readonly<Record<string, number>>;
  worker: Readonly<Record<string, number>>;
  clock: Readonly<Record<string, number>>;
  /** First visits to the pages, a file each counted below. */
  visits: { console: number; portal: number };
  filesPerVisit: number;
  /** Heads of the city's public log. */
  logHeads: number;
};

/** What is not measured here, and is taken for granted. */
export type Assumptions = {
  /** How long the function waits for the table, in ms a request. */
  tableWait: number;
  coldStart: { share: number; ms: number };
  /** Lambda's own lines in the log, in bytes a call. */
  lambdaLogLines: number;
  logCompression: number;
  logMonths: number;
  /** Reads of the caller's record with a request of the API; the measured calls follow too closely to need one each. */
  callerReads: number;
  /** Bytes of the headers of a response. */
  headers: number;
  /** How often the rows after the first import the city has, once years of history lie in the table. */
  history: number;
  /** Months that files stay. */
  fileMonths: number;
  /** Hours a month in which a city's key is in use. */
  activeHours: number;
  /** What signing a head asks of S3 (lists cost as puts do), of the table in units, and of the sequencer in ms. */
  perHead: { puts: number; gets: number; reads: number; writes: number; ms: number };
  /** Polls of a queue with nothing in it, a minute. */
  pollsAMinute: number;
};

/** USD; `per` million, GB, month or piece, as the names say. */
export type Prices = {
  date: string;
  region: string;
  note: string;
  usd: {
    gatewayMillion: number;
    lambdaMillion: number;
    lambdaGbSecond: number;
    readMillion: number;
    writeMillion: number;
    tableGbMonth: number;
    recoveryGbMonth: number;
    fileGbMonth: number;
    filePutThousand: number;
    fileGetThousand: number;
    transferGb: number;
    logGb: number;
    logGbMonth: number;
    alarmMetricMonth: number;
    customMetricMonth: number;
    keyMonth: number;
    keyTenThousand: number;
    secretMonth: number;
    queueMillion: number;
    traceMillion: number;
    userMonth: number;
    usersFree: number;
  };
};

const million = 1e6;
const GB = 1e9;
const minutes = 60 * 24 * 30;

type Given = { measured: Measurements; usage: Usage; assumptions: Assumptions; prices: Prices };

/** USD a month by part, for a deployment with so many cities; no free tier but that of users, which does not end. */
export function costOf(
  cities: number,
  { measured, usage, assumptions, prices }: Given,
): Record<string, number> {
  const { usd } = prices;
  const { units, template, memory } = measured;
  const unit = (name: string): Unit => {
    const found = units[name];
    if (!found) throw new Error(`nothing is measured of ${name}`);
    return found;
  };
  const started = {
    api: Object.entries(usage.api),
    portal: Object.entries(usage.portal),
    worker: Object.entries(usage.worker),
    clock: Object.entries(usage.clock),
  };
  const each = Object.values(started).flat();
  const sum = (entries: [string, number][], of: (unit: Unit) => number) =>
    entries.reduce((total, [name, times]) => total + times * of(unit(name)), 0);
  const times = (entries: [string, number][]) => entries.reduce((total, [, n]) => total + n, 0);

  const files = (usage.visits.console + usage.visits.portal) * usage.filesPerVisit;
  const requests = (name: 'api' | 'portal') => sum(started[name], (each) => each.requests);
  const calls = requests('api') + requests('portal') + files;
  const bytes =
    sum(each, ({ bytes }) => bytes) +
    calls * assumptions.headers +
    usage.visits.console * measured.pages.console +
    usage.visits.portal * measured.pages.portal;
  const ticks = minutes;
  const invocations = calls + times(started.worker) + times(started.clock);
  const gbSeconds = (fn: keyof typeof started, more = 0) => {
    const ms = sum(started[fn], ({ cpu, calls }) => cpu + calls * assumptions.tableWait) + more;
    return (ms / 1_000) * (memory[fn]! / 1_024);
  };
  const coldStarts = (fn: keyof typeof started, n: number) =>
    ((n * assumptions.coldStart.share * assumptions.coldStart.ms) / 1_000) * (memory[fn]! / 1_024);
  const tick = unit('tick');
  const perCity = {
    lambdaGbSeconds:
      gbSeconds('api', requests('api') * assumptions.callerReads * assumptions.tableWait) +
      gbSeconds('portal', files * 2) +
      gbSeconds('worker') +
      gbSeconds('clock') +
      coldStarts('api', requests('api')) +
      coldStarts('portal', requests('portal') + files),
    read: sum(each, ({ read }) => read) + requests('api') * assumptions.callerReads,
    write: sum(each, ({ write }) => write),
    logs: calls * (measured.accessLogLine + 26) + invocations * assumptions.lambdaLogLines,
  };
  const { logHeads } = usage;
  const { perHead } = assumptions;
  const head =
    (perHead.puts * usd.filePutThousand + perHead.gets * usd.fileGetThousand) / 1_000 +
    (perHead.reads * usd.readMillion + perHead.writes * usd.writeMillion + usd.lambdaMillion) / million +
    (perHead.ms / 1_000) * (memory.sequencer! / 1_024) * usd.lambdaGbSecond;
  const tickGbSeconds =
    ((ticks * (tick.cpu + tick.calls * assumptions.tableWait)) / 1_000) * (memory.clock! / 1_024);
  const tickLogs = ticks * assumptions.lambdaLogLines;
  const logs = cities * perCity.logs + tickLogs;
  const keptLogs = logs * assumptions.logMonths * assumptions.logCompression;
  const messages = cities * (times(started.worker) + times(started.clock) + logHeads) * 3;
  const polls = template.polledQueues * assumptions.pollsAMinute * minutes;

  return {
    'API Gateway': (cities * calls * usd.gatewayMillion) / million,
    Lambda:
      ((cities * invocations + ticks) * usd.lambdaMillion) / million +
      (cities * perCity.lambdaGbSeconds + tickGbSeconds) * usd.lambdaGbSecond,
    'DynamoDB, reading and writing':
      ((cities * perCity.read + ticks * tick.read) * usd.readMillion +
        (cities * perCity.write + ticks * tick.write) * usd.writeMillion) /
      million,
    'DynamoDB, storage and recovery':
      (cities * measured.stored.table * assumptions.history * (usd.tableGbMonth + usd.recoveryGbMonth)) / GB,
    'S3 and data going out':
      cities *
      ((times(started.worker) * measured.stored.importFile * assumptions.fileMonths * usd.fileGbMonth) / GB +
        (times(started.worker) * 2 * usd.filePutThousand) / 1_000 +
        (bytes * usd.transferGb) / GB),
    'The public log': cities * logHeads * head,
    'Logs, a year of them': (logs * usd.logGb + keptLogs * usd.logGbMonth) / GB,
    'Alarms and metrics':
      template.alarmMetrics * usd.alarmMetricMonth + template.customMetrics * usd.customMetricMonth,
    'Keys, secret, traces':
      template.keys * usd.keyMonth +
      template.secrets * usd.secretMonth +
      (cities * assumptions.activeHours * 12 * usd.keyTenThousand) / 10_000 +
      ((cities * invocations + ticks) * 0.01 * usd.traceMillion) / million,
    'Queues (`Jobs`, `Looks`, `Entries`)': ((messages + polls) * usd.queueMillion) / million,
    'Cognito, where it signs people in': Math.max(0, cities * usage.people - usd.usersFree) * usd.userMonth,
  };
}

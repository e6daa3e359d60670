/** Where a control does not hold, and why it may stay so. One that is not found any more has to go. */
export type Exception = { control: string; on: readonly string[]; why: string };

const functions = ['Api/api', 'Api/portal', 'Api/worker', 'Api/clock', 'Api/sequencer', 'Identity/token'];
const logs = [
  'Access/apiLog',
  'Access/portalLog',
  'Access/workerLog',
  'Access/clockLog',
  'Access/sequencerLog',
  'Identity/tokenLog',
];
const openRoutes = [
  'Api/HttpGETv1openapijson',
  'Api/HttpHEADv1openapijson',
  'Api/HttpGETv1witnessproxy',
  'Api/HttpPOSTv1witnessproxy',
  'Api/HttpGETv1citizenproxy',
  'Api/HttpPOSTv1citizenproxy',
  'Api/HttpPOSTpublictenantlogcosignatures',
  'Api/HttpGEThealthz',
  'Api/HttpHEADhealthz',
];

export const exceptions: readonly Exception[] = [
  {
    control: 'CT.CLOUDWATCH.PR.3',
    on: [...logs, 'Api/AccessLog'],
    why: 'CloudWatch encrypts every log with a key of its own. Logs hold who called what and no content of requests. With our key its loss would take the evidence of that loss along.',
  },
  {
    control: 'CT.APIGATEWAY.PR.5',
    on: [...openRoutes, 'Api/Pages'],
    why: 'Public by design: pages and what is published (a function that can only read), health, the description of the API, the parties of a witness ceremony, whose tokens of one draw the function checks, people who hand in and follow a matter of their own, whose receipt codes it checks and throttles, and the cosigners of a log, whose signatures it verifies.',
  },
  {
    control: 'CT.LAMBDA.PR.2',
    on: [
      'Api/HttpANYv1proxyToApiPermission',
      ...openRoutes.map((route) => `${route}ToApiPermission`),
      'Api/PagesToPortalPermission',
    ],
    why: 'Each permission names its route of this API as SourceArn. The rule reads a plain text or one reference there and no Fn::Join, which an ARN with the region in it has to be.',
  },
  {
    control: 'CT.LAMBDA.PR.3',
    on: functions,
    why: 'The functions reach public endpoints of AWS, an issuer and webhooks, and nothing in a network of ours. A VPC would add a NAT gateway (more than a city costs) and protect nothing: IAM guards the data.',
  },
  {
    control: 'CT.KMS.PR.3',
    on: ['Data/Key', 'Data/LogKey', 'Watch/Key'],
    why: 'A grant on the key is for the administrators of the account, who may change the key`s policy anyway. No role of the system may make one, which the simulations show.',
  },
  {
    control: 'CT.S3.PR.10',
    on: ['Data/AccessLogs'],
    why: 'S3 delivers access logs only to buckets that are encrypted with its own keys.',
  },
  {
    control: 'CT.S3.PR.10',
    on: ['Data/Log'],
    why: 'What a public log writes is public, but for its key, which KMS has sealed already. Under a key of ours its loss would take the log along, which is to outlast everything else.',
  },
  {
    control: 'CT.S3.PR.10',
    on: ['Trail/Records'],
    why: 'CloudTrail writes there who touched our keys. Under a key of ours its loss would take the record of that loss along; S3 encrypts it with its own.',
  },
  {
    control: 'CT.CLOUDTRAIL.PR.1',
    on: ['Trail/Trail'],
    why: 'CloudTrail writes there who touched our keys. Under a key of ours its loss would take the record of that loss along; S3 encrypts it with its own.',
  },
  {
    control: 'CT.CLOUDTRAIL.PR.3',
    on: ['Trail/Trail'],
    why: 'Alarms come by EventBridge, which has the same events without a second copy. The past is read from the locked records; a log group would not replace them.',
  },
  {
    control: 'CT.S3.PR.2',
    on: ['Data/AccessLogs', 'Trail/Records'],
    why: 'The first receives the access logs; logging the deliveries into itself would log without end. The other is written by CloudTrail alone and locked; what its records say they say to nobody but the administrators of the account.',
  },
  {
    control: 'CT.S3.PR.11',
    on: ['Data/AccessLogs'],
    why: 'S3 writes each log once under a new name, and no role of the system may write or delete there.',
  },
  {
    control: 'CT.S3.PR.4',
    on: ['Data/AccessLogs', 'Data/Files', 'Data/Log', 'Trail/Records'],
    why: 'Nothing happens by itself when a file arrives: the page that has put it says so to the API.',
  },
  {
    control: 'CT.S3.PR.9',
    on: ['Data/AccessLogs', 'Data/Files'],
    why: 'Files pass through and are deleted after 90 days; locked ones could not be, also where the law on personal data asks for it. Versions are kept, and no role of the system may delete one.',
  },
  {
    control: 'CT.SQS.PR.1',
    on: ['Data/DeadJobs', 'Data/Looks', 'Data/Entries'],
    why: 'The first is the queue of dead letters. In the others nothing is lost with a message: who was not looked at stays due, and the next minute puts the tenant in again.',
  },
];

/** Why a log stops, and what a person must do. A stopped log signs nothing and takes no entries; it goes on by itself once the cause is gone. */
export const stopTexts = {
  shorter:
    '数据库中的条目少于日志已经签发的树头，多半是恢复了较早的备份。请恢复到不早于最近一次签发的备份；无法恢复时，由省级确认后以新的名称另立日志，并公告原日志止于何处。',
  forked:
    '数据库中的条目与日志已经签发的树头不一致，多半是恢复备份后又写入了新的条目，或数据被改动。请停用写入，找回与已签发树头一致的数据；无法找回时，由省级确认后以新的名称另立日志，并公告原日志止于何处。',
  'heads-missing': '已签发的树头从存放处缺失。请从存放处的备份恢复树头文件；不要删除或改写 head 目录。',
  'tiles-differ': '日志的瓦片文件缺失或被改动，与已签发的树头不符。请从备份恢复日志文件夹中的瓦片文件。',
  'entry-missing': '应载入日志的条目从数据库中缺失。请恢复到包含该条目的备份。',
  'key-differs':
    '签名密钥与本日志公布的密钥不同。请恢复原来的密钥文件；原密钥遗失时，由省级确认后以新的名称另立日志。',
} as const;

export type StopCode = keyof typeof stopTexts;

/** What is thrown where the log must not go on. */
export class LogStopped extends Error {
  readonly code: StopCode;

  constructor(code: StopCode, about: string) {
    super(`the log stops (${code}): ${about}`);
    this.name = 'LogStopped';
    this.code = code;
  }
}

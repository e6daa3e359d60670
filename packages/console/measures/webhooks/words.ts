import type { WebhookEvent } from '../../api/reportTypes.ts';

export const eventNames: Record<WebhookEvent, string> = {
  'round.opened': '轮次开启',
  'report.due': '临近截止',
  'report.late': '逾期未报',
  'chase.issued': '发出督办',
  'briefing.issued': '通报印发',
  'case.due-soon': '事项临近期限',
  'draw.reveal-due': '见证数临近期限',
  'log.checkpoint': '公开日志新树头',
};

import { CallFailed, resolvePublic } from '@mingcha/webhooks';
import type { NotifySettings } from '../settings.ts';
import type { Outside, Sender } from './adapter.ts';

type Settings = NonNullable<NotifySettings['channels']['mail']>;

const timeout = 5_000;

/** In words for the list of what left; the server's own text may name people, and stays out. */
const reasons: Record<string, string> = {
  EAUTH: '邮件服务器不接受账号或密码',
  EENVELOPE: '邮件服务器不接受发件人或收件人',
  EMESSAGE: '邮件服务器不接受这封邮件',
  ETLS: '邮件服务器没有加密连接',
  ETIMEDOUT: '邮件服务器未在 5 秒内应答',
  ESOCKET: '邮件服务器连接失败',
  ECONNECTION: '邮件服务器连接失败',
};

/** Mail by SMTP. The name is looked up and checked once, and the connection goes to the address that was checked. */
export function mailSender(
  { host, port, secure, user, from }: Settings,
  { secret, allowPrivate }: Outside,
): Sender {
  return {
    async send(to, { id, title, text, url }) {
      const address = await resolvePublic(host, allowPrivate);
      // Loaded with the first mail: most looks of the clock send none.
      const { createTransport } = await import('nodemailer');
      const transport = createTransport({
        host: address,
        port,
        secure,
        // Without encryption nothing leaves a machine that is not one's own.
        requireTLS: !secure && !allowPrivate,
        tls: { servername: host },
        ...(user !== undefined && { auth: { user, pass: secret } }),
        connectionTimeout: timeout,
        greetingTimeout: timeout,
        socketTimeout: timeout,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      try {
        const sent = await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject: title,
          text: `${text}\n\n${url}\n`,
          textEncoding: 'base64',
          messageId: `<${id}@${from.split('@')[1]}>`,
        });
        if (sent.rejected.length > 0) throw new CallFailed(reasons.EENVELOPE!);
      } catch (error) {
        if (error instanceof CallFailed) throw error;
        const code = String((error as { code?: unknown }).code ?? '未知原因');
        throw new CallFailed(
          reasons[code] ?? `邮件没有发出（${/^[A-Z_]{2,30}$/.test(code) ? code : '未知原因'}）`,
        );
      } finally {
        transport.close();
      }
    },
  };
}

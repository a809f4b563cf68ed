import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Mail {
  readonly from: string;
  readonly to: readonly string[];
  /** Header lines, unfolded, by their name in small letters. */
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
}

/** As much of SMTP (RFC 5321) as it takes to get a mail, on a real socket of this machine. `greeting` is how it says hello, such as `554 No`. */
export async function openSmtpServer({ greeting = '220 here', onRcpt = '250 OK' } = {}) {
  const mails: Mail[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    const say = (line: string) => void socket.write(`${line}\r\n`);
    let [buffer, from, to, data] = ['', '', [] as string[], false];
    socket.setEncoding('utf8');
    socket.on('error', () => undefined);
    say(greeting);
    socket.on('data', (chunk: string) => {
      buffer += chunk;
      for (;;) {
        const end = buffer.indexOf(data ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const part = buffer.slice(0, end);
        buffer = buffer.slice(end + (data ? 5 : 2));
        if (data) {
          data = false;
          mails.push({ from, to, ...readMail(part) });
          to = [];
          say('250 OK');
        } else if (/^(EHLO|HELO)/i.test(part)) say('250 here');
        else if (/^MAIL FROM:/i.test(part)) {
          from = part.slice(10);
          say('250 OK');
        } else if (/^RCPT TO:/i.test(part)) {
          to.push(part.slice(8));
          say(onRcpt);
        } else if (/^DATA/i.test(part)) {
          data = true;
          say('354 go on');
        } else if (/^QUIT/i.test(part)) socket.end('221 bye\r\n');
        else say('502 no');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { mails, url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

function readMail(raw: string): Pick<Mail, 'headers' | 'text'> {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  const headers = new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), words(line.slice(line.indexOf(':') + 2))]),
  );
  const body = rest.join('\r\n\r\n').replace(/^\.\./gm, '.');
  const encoding = headers.get('content-transfer-encoding');
  const text = encoding === 'base64' ? Buffer.from(body, 'base64').toString() : quotedPrintable(body, encoding);
  return { headers, text: text.replaceAll('\r\n', '\n') };
}

function quotedPrintable(text: string, encoding: string | undefined): string {
  if (encoding !== 'quoted-printable') return text;
  return fromBytes(text.replace(/=\r\n/g, ''), /=([0-9A-F]{2})/g);
}

/** Encoded words of a header (RFC 2047). */
function words(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, coded: string) =>
      /b/i.test(kind)
        ? Buffer.from(coded, 'base64').toString()
        : fromBytes(coded.replaceAll('_', ' '), /=([0-9A-F]{2})/g),
    );
}

function fromBytes(text: string, escaped: RegExp): string {
  const latin = text.replace(escaped, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(latin, 'latin1').toString();
}

#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { importFeedCommand, serveCommand } from './server/commands.js';
import { readNotifyVariables } from './server/notify/notify-variables.js';

const help = `ykien: comments for any page

  ykien serve [options]             run the backend, one SQLite file, no configuration
    --port NUMBER                   default 8787, or the variable PORT
    --host ADDRESS                  default 127.0.0.1
    --data FOLDER                   database, secret and owner's token; default data
    --site-origin ORIGIN            a site whose pages may write, such as https://example.vn; may be repeated
    --challenge always|on-demand|none
    --moderation pre|post|trusted
    --trusted-proxy NETWORK         whose X-Forwarded-For is believed, such as 127.0.0.1; may be repeated

    YKIEN_OWNER_TOKEN               the owner's token; without it one is made and kept in the data folder
    YKIEN_WEBHOOK_URL               is told of new, approved and reported comments, by HTTPS
    YKIEN_WEBHOOK_SECRET            signs what it is told; 16 characters or more
    YKIEN_SMTP_URL                  smtps://user:password@mail.example.vn; needs the package nodemailer
    YKIEN_MAIL_TO                   who gets the mail; several with commas
    YKIEN_MAIL_FROM                 default: the first of them
    YKIEN_MAIL_LANGUAGE             vi or en; default vi
    YKIEN_ADMIN_URL                 the moderators' page as it is seen from outside, for the link in the mail

  ykien import-feed FILE [options]  put the items of an RSS, Atom or JSON feed into the article lists
    --data FOLDER                   default data
    --site ID                       default "default"
    --site-origin ORIGIN            take only links to this origin; may be repeated

  ykien --help
`;

const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true, default: [] as string[] } as const;

async function main(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      port: text,
      host: text,
      data: text,
      site: text,
      challenge: text,
      moderation: text,
      'site-origin': texts,
      'trusted-proxy': texts,
    },
  });
  const [command, file] = positionals;
  if (values.help || command === undefined) {
    print(help.trimEnd());
    return;
  }
  const { data: dataDir = 'data', site = 'default' } = values;
  const origins = values['site-origin'];
  if (command === 'import-feed') {
    if (file === undefined) throw new Error('Which file? ykien import-feed FILE');
    return importFeedCommand({ file, dataDir, site, origins }, print);
  }
  if (command !== 'serve') throw new Error(`There is no command "${command}": see ykien --help.`);
  const token = process.env.YKIEN_OWNER_TOKEN;
  const rules = { challenge: values.challenge, moderation: values.moderation };
  await serveCommand(
    {
      dataDir,
      port: readPort(values.port ?? process.env.PORT),
      siteOrigins: origins,
      trustedProxies: values['trusted-proxy'],
      // What is not one of the words is refused by the site's own check, which names them.
      site: Object.fromEntries(Object.entries(rules).filter(([, value]) => value !== undefined)),
      ...(values.host !== undefined && { host: values.host }),
      ...(token && { ownerToken: token }),
      ...readNotifyVariables(process.env),
    },
    print,
  );
}

function readPort(port = '8787'): number {
  if (/^\d{1,5}$/.test(port) && Number(port) <= 65_535) return Number(port);
  throw new Error(`"${port}" is no port: give a number from 0 to 65535 with --port or PORT.`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`ykien: ${(error as Error).message}\n`);
  process.exitCode = 1;
}

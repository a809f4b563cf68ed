#!/usr/bin/env node
import { createInterface } from 'node:readline/promises';
import {
  CommandArguments,
  helpOf,
  type Command,
  type CommandIo,
  type CommandOption,
} from './server/commands/command.js';

const data: CommandOption = { name: 'data', value: 'FOLDER', about: 'default data' };
const site: CommandOption = { name: 'site', value: 'ID', about: 'default "default"' };

const commands: readonly Command[] = [
  {
    name: 'serve',
    usage: '[options]',
    about: 'run the backend, one SQLite file, no configuration',
    options: [
      { name: 'port', value: 'NUMBER', about: 'default 8787, or the variable PORT' },
      { name: 'host', value: 'ADDRESS', about: 'default 127.0.0.1' },
      { name: 'data', value: 'FOLDER', about: "database, secret and owner's token; default data" },
      {
        name: 'site-origin',
        value: 'ORIGIN',
        about: 'a site whose pages may write, such as https://example.vn; may be repeated',
        many: true,
      },
      { name: 'challenge', value: 'always|on-demand|none', about: '' },
      { name: 'moderation', value: 'pre|post|trusted', about: '' },
      {
        name: 'trusted-proxy',
        value: 'NETWORK',
        about: 'whose X-Forwarded-For is believed, such as 127.0.0.1; may be repeated',
        many: true,
      },
    ],
    notes: [
      "YKIEN_OWNER_TOKEN               the owner's token; without it one is made and kept in the data folder",
      'YKIEN_WEBHOOK_URL               is told of new, approved and reported comments, by HTTPS',
      'YKIEN_WEBHOOK_SECRET            signs what it is told; 16 characters or more',
      'YKIEN_SMTP_URL                  smtps://user:password@mail.example.vn; needs the package nodemailer',
      'YKIEN_MAIL_TO                   who gets the mail; several with commas',
      'YKIEN_MAIL_FROM                 default: the first of them',
      'YKIEN_MAIL_LANGUAGE             vi or en; default vi',
      "YKIEN_ADMIN_URL                 the moderators' page as it is seen from outside, for the link in the mail",
    ],
    run: async (args, io) => (await import('./server/commands/serve.js')).serveCommand(args, io),
  },
  {
    name: 'moderate',
    usage: '[list|show|approve|reject|spam|remove|undo] [IDS…]',
    about: 'look at the queue and decide; the first characters of an id are enough',
    options: [
      {
        name: 'status',
        value: 'STATE',
        about: 'of the list: pending, reported, published, rejected, spam, removed, all',
      },
      { name: 'search', value: 'WORDS', about: 'only what has these words, or this phone number' },
      { name: 'page', value: 'PATH', about: 'only this page' },
      { name: 'limit', value: 'NUMBER', about: 'lines of the list; default 20' },
      { name: 'reason', value: 'TEXT', about: 'why, for the log' },
      { name: 'reveal', about: 'show: also phone and e-mail, with a line in the log' },
      { name: 'as', value: 'NAME', about: 'who decides, for the log; default cli' },
      data,
      site,
    ],
    run: async (args, io) => (await import('./server/commands/moderate.js')).moderateCommand(args, io),
  },
  {
    name: 'import',
    usage: 'FILE [options]',
    about: 'take comments from another system, or from ykien export; twice adds nothing',
    options: [
      {
        name: 'from',
        value: 'SYSTEM',
        about: 'disqus, wordpress, isso, waline, artalk or ykien; default: by the file',
      },
      {
        name: 'page-prefix',
        value: 'URL',
        about: 'only pages under it; paths without an address belong to the first; may be repeated',
        many: true,
      },
      {
        name: 'map',
        value: 'URL=PATH',
        about: "a page's new path; https://old/*=/new/* moves all below; may be repeated",
        many: true,
      },
      { name: 'dry-run', about: 'say what would come, and store nothing' },
      { name: 'partial', about: 'take what can be read of a file that breaks off' },
      { name: 'fields', value: 'FIELDS', about: 'of the site\'s form; with "email" or "url" these are kept' },
      { name: 'anonymous', value: 'NAME', about: 'for comments without a name; default "Ẩn danh"' },
      { name: 'time-zone', value: 'NAME', about: 'of dates without one; default Asia/Ho_Chi_Minh' },
      data,
      site,
    ],
    run: async (args, io) => (await import('./server/commands/import.js')).importCommand(args, io),
  },
  {
    name: 'export',
    usage: '[options]',
    about: 'write everything of a site; jsonl is what ykien import reads',
    options: [
      { name: 'format', value: 'jsonl|json|csv', about: 'default jsonl; csv has the comments only' },
      { name: 'out', value: 'FILE', about: 'default: the standard output' },
      data,
      site,
    ],
    run: async (args, io) => (await import('./server/commands/export.js')).exportCommand(args, io),
  },
  {
    name: 'erase',
    usage: '--comment ID… | --phone NUMBER',
    about: 'erase comments for good, after a preview',
    options: [
      { name: 'comment', value: 'ID', about: 'may be repeated', many: true },
      { name: 'phone', value: 'NUMBER', about: 'all comments that have, or had, this number' },
      { name: 'yes', about: 'do not ask' },
      data,
      site,
    ],
    run: async (args, io) => (await import('./server/commands/erase.js')).eraseCommand(args, io),
  },
  {
    name: 'token',
    usage: '[show-path|replace|add NAME|list|revoke NAME]',
    about: "the owner's and moderators' tokens",
    options: [{ name: 'role', value: 'moderator|owner', about: 'of the one added; default moderator' }, data, site],
    run: async (args, io) => (await import('./server/commands/token.js')).tokenCommand(args, io),
  },
  {
    name: 'import-feed',
    usage: 'FILE [options]',
    about: 'put the items of an RSS, Atom or JSON feed into the article lists',
    options: [
      data,
      site,
      { name: 'site-origin', value: 'ORIGIN', about: 'take only links to this origin; may be repeated', many: true },
    ],
    run: async (args, io) => (await import('./server/commands/import-feed.js')).importFeedCommand(args, io),
  },
];

const { stdin, stdout, stderr } = process;

const io: CommandIo = {
  print: (line) => void stdout.write(`${line}\n`),
  write: (text) =>
    new Promise((resolve, reject) => {
      stdout.write(text, (error) => (error ? reject(error) : resolve()));
    }),
  tell: (text) => void stderr.write(text),
  columns: stdout.isTTY ? stdout.columns : undefined,
  env: process.env,
  now: Date.now,
  ask: stdin.isTTY ? ask : undefined,
};

async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: stdin, output: stderr });
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
}

async function main([name, ...args]: readonly string[]): Promise<number> {
  const asked = args.includes('--help') || args.includes('-h');
  if (name === undefined || name === '--help' || name === '-h') {
    io.print(`ykien: comments for any page\n\n${commands.map(helpOf).join('\n\n')}\n\n  ykien COMMAND --help`);
    return 0;
  }
  const command = commands.find((each) => each.name === name);
  if (!command) throw new Error(`There is no command "${name}": see ykien --help.`);
  if (asked) {
    io.print(helpOf(command));
    return 0;
  }
  return (await command.run(new CommandArguments(command, args), io)) ?? 0;
}

// Whoever reads only the first lines of an export closes the pipe: that is no fault.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  stderr.write(`ykien: ${(error as Error).message}\n`);
  process.exitCode = 1;
}

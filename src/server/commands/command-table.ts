import type { Command, CommandOption } from './command.js';

const data: CommandOption = { name: 'data', value: 'FOLDER', about: 'default data' };
const site: CommandOption = { name: 'site', value: 'ID', about: 'default "default"' };

/** Every command, in the order of the help. Its code is fetched when it is called. */
export const commands: readonly Command[] = [
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
      'DATABASE_URL                    postgres://user:password@host/database in the place of SQLite; needs the package pg',
      'YKIEN_SECRET                    what keys are made of, 32 bytes or more; without it one is made and kept with the data',
      "YKIEN_OWNER_TOKEN               the owner's token; without it one is made and kept in the data folder",
      'YKIEN_WEBHOOK_URL               is told of new, edited, approved and reported comments, by HTTPS',
      'YKIEN_WEBHOOK_SECRET            signs what it is told; 16 characters or more',
      'YKIEN_SMTP_URL                  smtps://user:password@mail.example.vn; needs the package nodemailer',
      'YKIEN_MAIL_TO                   who gets the mail; several with commas',
      'YKIEN_MAIL_FROM                 default: the first of them',
      'YKIEN_MAIL_LANGUAGE             vi or en; default vi',
      "YKIEN_ADMIN_URL                 the moderators' page as it is seen from outside, for the link in the mail",
    ],
    run: async (args, io) => (await import('./serve.js')).serveCommand(args, io),
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
    run: async (args, io) => (await import('./moderate.js')).moderateCommand(args, io),
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
      {
        name: 'source',
        value: 'NAME',
        about: 'tells installations of one system apart; default: what the file says of its site',
      },
      { name: 'dry-run', about: 'say what would come, and store nothing' },
      { name: 'partial', about: 'take what can be read of a file that breaks off' },
      { name: 'fields', value: 'FIELDS', about: 'of the site\'s form; with "email" or "url" these are kept' },
      { name: 'anonymous', value: 'NAME', about: 'for comments without a name; default "Ẩn danh"' },
      { name: 'time-zone', value: 'NAME', about: 'of dates without one; default Asia/Ho_Chi_Minh' },
      data,
      site,
    ],
    run: async (args, io) => (await import('./import.js')).importCommand(args, io),
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
    run: async (args, io) => (await import('./export.js')).exportCommand(args, io),
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
    run: async (args, io) => (await import('./erase.js')).eraseCommand(args, io),
  },
  {
    name: 'token',
    usage: '[show-path|replace|add NAME|list|revoke NAME]',
    about: "the owner's and moderators' tokens",
    options: [{ name: 'role', value: 'moderator|owner', about: 'of the one added; default moderator' }, data, site],
    run: async (args, io) => (await import('./token.js')).tokenCommand(args, io),
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
    run: async (args, io) => (await import('./import-feed.js')).importFeedCommand(args, io),
  },
];

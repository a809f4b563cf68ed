import type { Command } from '../server/commands/command.js';

/** `ykien check`: a row for the table of commands. Its code is fetched when it is called. */
export const checkCommand: Command = {
  name: 'check',
  usage: '--endpoint URL [options]',
  about: 'prove that a running server keeps the protocol; it writes test comments, and erases them where it can',
  options: [
    { name: 'endpoint', value: 'URL', about: 'the address below which /v1 lies, such as http://127.0.0.1:8787' },
    { name: 'page', value: '/PATH', about: 'test pages lie below it; default /ykien-check' },
    { name: 'origin', value: 'ORIGIN', about: 'of a page that may write; default: that of the endpoint' },
    { name: 'token', value: 'TOKEN', about: "a moderator's, so that what waits can be published" },
    { name: 'only', value: 'WORDS', about: 'only cases whose group or sentence has these words' },
    { name: 'wait', value: 'SECONDS', about: 'in all, for limits of the server; default 120' },
    { name: 'json', about: 'the report as one JSON object' },
    { name: 'yes', about: 'do not ask before writing to a server that is not on this machine' },
  ],
  notes: [
    'YKIEN_CHECK_TOKEN               the same as --token, and in no list of processes',
    'Ends with 0 when every case holds, with 1 when one is broken or could not be run,',
    'and with 2 when the server cannot be reached or the command is not right.',
  ],
  run: async (args, io) => (await import('./run-check.js')).runCheck(args, io),
};

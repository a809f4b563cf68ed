#!/usr/bin/env node
import { createInterface } from 'node:readline/promises';
import { checkCommand } from './check/check-command.js';
import type { CommandIo } from './server/commands/command.js';
import { printable } from './server/commands/terminal-text.js';
import { runCommandLine } from './server/commands/run-command-line.js';

const { stdin, stdout, stderr } = process;

const io: CommandIo = {
  // Whatever a command says: what was stored or typed by others controls no terminal.
  print: (line) => void stdout.write(`${printable(line)}\n`),
  write: (text) =>
    new Promise((resolve, reject) => {
      stdout.write(text, (error) => (error ? reject(error) : resolve()));
    }),
  tell: (text) => void stderr.write(text),
  columns: stdout.isTTY ? stdout.columns : undefined,
  barColumns: stderr.isTTY ? stderr.columns : undefined,
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

// Whoever reads only the first lines of an export closes the pipe: that is no fault.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  process.exitCode = await runCommandLine(process.argv.slice(2), io, [checkCommand]);
} catch (error) {
  stderr.write(`ykien: ${printable((error as Error).message)}\n`);
  process.exitCode = 1;
}

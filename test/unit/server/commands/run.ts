import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { Store } from '../../../../src/contract/store.js';
import type { CommandIo } from '../../../../src/server/commands/command.js';
import { runCommandLine } from '../../../../src/server/commands/run-command-line.js';
import { sqliteStore } from '../../../../src/server/stores/sqlite.js';

export interface CommandRun {
  readonly code: number;
  /** Lines of the standard output, or the text that was written to it. */
  readonly lines: readonly string[];
  readonly text: string;
  /** What went to the standard error. */
  readonly told: string;
  /** The message it failed with. */
  readonly error?: string;
}

/** 2026-11-23 12:00 in Hanoi. */
export const now = Date.parse('2026-11-23T05:00:00Z');

/** Runs commands in a folder of their own, without a process for each. */
export function useCommands() {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ykien-commands-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  return {
    file: (name: string): string => join(folder, name),
    get dataDir(): string {
      return join(folder, 'data');
    },
    /** Works on the store beside the command line, as a server does. */
    async withStore<T>(work: (store: Store) => Promise<T>, name = 'data'): Promise<T> {
      const store = sqliteStore({ path: join(folder, name, 'ykien.db') });
      try {
        return await work(store);
      } finally {
        await store.close();
      }
    },
    async ykien(args: readonly string[], io: Partial<CommandIo> = {}): Promise<CommandRun> {
      const lines: string[] = [];
      let [text, told] = ['', ''];
      const all = args.includes('--data') || args.includes('--help') ? args : [...args, '--data', join(folder, 'data')];
      const own: CommandIo = {
        print: (line) => void lines.push(...line.split('\n')),
        write: async (part) => void (text += part),
        tell: (part) => void (told += part),
        env: {},
        now: () => now,
        ...io,
      };
      try {
        return { code: await runCommandLine(all, own), lines, text, told };
      } catch (error) {
        return { code: 1, lines, text, told, error: (error as Error).message };
      }
    },
  };
}

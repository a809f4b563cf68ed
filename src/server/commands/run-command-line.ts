import { CommandArguments, helpOf, type Command, type CommandIo } from './command.js';
import { commands as own } from './command-table.js';

/**
 * Does what was written behind `ykien`.
 * @param more commands that need more than the server.
 * @returns the exit code. @throws Error that says what is wrong and the mend
 */
export async function runCommandLine(
  [name, ...args]: readonly string[],
  io: CommandIo,
  more: readonly Command[] = [],
): Promise<number> {
  const commands = [...own, ...more];
  if (name === undefined || name === '--help' || name === '-h') {
    io.print(`ykien: comments for any page\n\n${commands.map(helpOf).join('\n\n')}\n\n  ykien COMMAND --help`);
    return 0;
  }
  const command = commands.find((each) => each.name === name);
  if (!command) throw new Error(`There is no command "${name}": see ykien --help.`);
  if (args.includes('--help') || args.includes('-h')) {
    io.print(helpOf(command));
    return 0;
  }
  return (await command.run(new CommandArguments(command, args), io)) ?? 0;
}

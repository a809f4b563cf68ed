import { parseArgs } from 'node:util';

export interface CommandOption {
  readonly name: string;
  /** What stands for the value in the help, such as `FOLDER`; absent: a switch. */
  readonly value?: string;
  readonly about: string;
  /** It may be given again. */
  readonly many?: boolean;
}

export interface Command {
  readonly name: string;
  /** What comes behind the name, such as `FILE [options]`. */
  readonly usage: string;
  readonly about: string;
  readonly options: readonly CommandOption[];
  /** More lines for the help. */
  readonly notes?: readonly string[];
  /** Resolves with the exit code, 0 when there is none. Its code is fetched only now. */
  readonly run: (args: CommandArguments, io: CommandIo) => Promise<number> | Promise<void>;
}

/** What a command touches besides its data folder; the tests hold it. */
export interface CommandIo {
  /** One line to the standard output. */
  readonly print: (line: string) => void;
  /** Text as it is to the standard output, for as long as it takes. */
  readonly write: (text: string) => Promise<void>;
  /** Text that is no result, such as a progress bar, to the standard error. */
  readonly tell: (text: string) => void;
  /** Columns of the terminal that results go to; absent: it is none. */
  readonly columns?: number | undefined;
  /** Columns of the terminal that `tell` goes to; absent: it is none. */
  readonly barColumns?: number | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** What was answered at the terminal; absent: nobody is there to answer. */
  readonly ask?: ((question: string) => Promise<string>) | undefined;
}

type Values = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;

/** What was written behind a command. */
export class CommandArguments {
  readonly words: readonly string[];
  readonly #command: Command;
  readonly #values: Values;

  /** @throws Error that names the option and the mend. */
  constructor(command: Command, args: readonly string[]) {
    this.#command = command;
    const options = command.options.map(({ name, value, many = false }) => {
      return [name, { type: value === undefined ? 'boolean' : 'string', multiple: many }] as const;
    });
    try {
      const parsed = parseArgs({ args: [...args], allowPositionals: true, options: Object.fromEntries(options) });
      this.#values = parsed.values;
      this.words = parsed.positionals;
    } catch (cause) {
      // Node's first sentence names the option; what follows is for those who wrote the program.
      const [why = ''] = (cause as Error).message.split(/\. |\n/, 1);
      throw new Error(`${why.replace(/\.$/, '')}: see ykien ${command.name} --help.`, { cause });
    }
  }

  get dataDir(): string {
    return this.text('data') ?? 'data';
  }

  get site(): string {
    const site = this.text('site') ?? 'default';
    if (/^[a-z0-9][a-z0-9-]{0,62}$/.test(site)) return site;
    throw new Error(`"${site}" is no id of a site: use small letters, digits and "-" with --site.`);
  }

  text(name: string): string | undefined {
    const value = this.#values[name];
    return typeof value === 'string' ? value : undefined;
  }

  texts(name: string): readonly string[] {
    const value = this.#values[name];
    return Array.isArray(value) ? (value as readonly string[]) : [];
  }

  has(name: string): boolean {
    return this.#values[name] === true;
  }

  /** The one word that the command wants. @throws Error */
  only(what: string): string {
    const [word, ...others] = this.words;
    if (word !== undefined && others.length === 0) return word;
    const { name, usage } = this.#command;
    throw new Error(`${word === undefined ? `Which ${what}?` : `One ${what} at a time.`} ykien ${name} ${usage}`);
  }

  /** The value of an option that has to be one of some words. @throws Error that names them */
  oneOf<T extends string>(name: string, words: readonly T[]): T | undefined {
    const value = this.text(name);
    if (value === undefined || words.includes(value as T)) return value as T | undefined;
    throw new Error(`--${name} "${value}" is not known: use one of ${words.join(', ')}.`);
  }
}

/** The help of one command. */
export function helpOf({ name, usage, about, options, notes = [] }: Command): string {
  const first = `  ykien ${name}${usage && ` ${usage}`}`;
  const lines = options.map(({ name, value, about }) => {
    const option = `    --${name}${value === undefined ? '' : ` ${value}`}`;
    return about === '' ? option : `${option.padEnd(35)} ${about}`;
  });
  const head = first.length > 34 ? [first, `      ${about}`] : [`${first.padEnd(35)} ${about}`];
  return [...head, ...lines, ...(notes.length > 0 ? ['', ...notes.map((note) => `    ${note}`)] : [])].join('\n');
}

/** @throws TypeError that names the option and what to give. */
export function needOption(adapter: string, option: string, value: string | undefined, what: string): void {
  if (!value) throw new TypeError(`${adapter} needs "${option}": ${what}.`);
}

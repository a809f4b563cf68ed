/** Stands at the start of a CSV file: without it Excel reads Vietnamese as Windows-1252. */
export const byteOrderMark = '\uFEFF';

/**
 * One line of a CSV file, as RFC 4180 has it, line end included. A cell that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, a tab or a
 * carriage return) gets an apostrophe in front, which spreadsheets read as "this is text".
 */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(text: string): string {
  // Some programs trim white space before they look for a formula.
  const safe = /^\s*[=+\-@]|^[\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

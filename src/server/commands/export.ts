import { exportFormats, exportText } from '../export/export-text.js';
import { noteCopy } from '../export/known-copies.js';
import { inBlocks, writeWhole } from '../export/write-whole.js';
import type { CommandArguments, CommandIo } from './command.js';
import { withData } from './open-data.js';

/** `ykien export`. The line in the audit log comes first, so it stands in the file too. */
export async function exportCommand(args: CommandArguments, io: CommandIo): Promise<void> {
  const format = args.oneOf('format', exportFormats) ?? 'jsonl';
  const out = args.text('out');
  if (args.words.length > 0) throw new Error(`What is "${args.words[0]}"? A file is named with --out.`);
  await withData(args, async ({ store, site, dataDir }) => {
    const now = io.now();
    await store.appendAudit({ site: site.id, at: now, actor: 'cli', action: 'export', detail: format });
    let records = 0;
    async function* texts(): AsyncGenerator<string> {
      for await (const piece of exportText(store, site.id, format, now)) {
        records += piece.records;
        yield piece.text;
      }
    }
    if (out === undefined) {
      for await (const block of inBlocks(texts())) await io.write(block);
      return;
    }
    await writeWhole(out, texts());
    await noteCopy(dataDir, out);
    io.print(
      `${records} ${format === 'csv' ? 'comments' : 'records'} are in ${out}. It holds private data: keep it as you keep ${dataDir}.`,
    );
  });
}

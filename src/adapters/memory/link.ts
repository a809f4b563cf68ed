import type { Adapter } from '../../contract/adapter.js';
import type { MemoryData } from './data.js';

const behind = new WeakMap<Adapter, MemoryData>();

/** Remembers what lies behind an adapter, for the moderators' side. */
export function link(adapter: Adapter, data: MemoryData): void {
  behind.set(adapter, data);
}

export function dataBehind(adapter: Adapter): MemoryData | undefined {
  return behind.get(adapter);
}

import type { CallOptions } from '../contract/adapter.js';
import type { FieldDefinition } from '../core/field.js';
import type { PageRef } from '../core/page.js';
import type { ArtalkList, ArtalkShapes } from './artalk-shapes.js';
import type { Line, LineOptions } from './parts/line.js';

/** What the parts of the adapter that come later share with the first. */
export interface ArtalkSite {
  readonly site: string;
  /** Sent for everybody. */
  readonly email: string | undefined;
  readonly addPages: boolean;
  readonly submitTimeoutMs: number;
  readonly fields: readonly FieldDefinition[];
  readonly shapes: ArtalkShapes;
  readonly lineOptions: LineOptions;
  readonly line: Line;
  getPage(
    page: Pick<PageRef, 'id'>,
    query: Readonly<Record<string, string | number>>,
    call?: CallOptions,
  ): Promise<ArtalkList>;
}

/** What Artalk tells of a page itself, with the least of its comments. */
export const least = { limit: 1, offset: 0 } as const;

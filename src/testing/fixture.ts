import type { Abilities, Adapter } from '../contract/adapter.js';
import type { Challenge, ChallengeAnswer, ChallengeKind } from '../core/challenge.js';
import type { Comment, CommentDraft, CommentQuery, Receipt } from '../core/comment.js';
import type { FieldDefinition } from '../core/field.js';
import type { FormDescription } from '../core/form.js';
import type { PageRef } from '../core/page.js';
import { randomId } from '../core/random-id.js';
import { ensure } from './assert.js';
import { walkPages } from './walk-pages.js';
import type { Harness, Method } from './runner.js';

/** A harness with what the cases do again and again. Methods are all there: a rule says which it needs. */
export interface Fixture extends Harness {
  readonly adapter: Required<Omit<Adapter, 'abilities'>>;
  readonly articles: number;
  readonly answers: readonly ChallengeKind[];
  readonly abilities: Abilities;
  readonly has: (method: Method) => boolean;
  readonly form: () => Promise<FormDescription>;
  /** A draft that keeps every rule of the form, its challenge answered where one is asked for. */
  readonly draft: (changes?: Partial<CommentDraft>) => Promise<CommentDraft>;
  /** Sends a draft and has it published. `undefined` where nothing can do that: the backend gives no id, or the harness has no `moderate`. */
  readonly publish: (changes?: Partial<CommentDraft>) => Promise<(Receipt & { readonly id: string }) | undefined>;
  /** Whether a comment was to be published, and nothing could do that. */
  readonly unseen: () => boolean;
  /** All items of a query of comments, over as many pages as it takes. */
  readonly list: (query?: Partial<CommentQuery>) => Promise<readonly Comment[]>;
  /** A challenge for a page, `page` by default. */
  readonly challenge: (of?: PageRef) => Promise<Challenge>;
  readonly answered: (challenge: Challenge) => Promise<ChallengeAnswer>;
  readonly wrongAnswer: (challenge: Challenge) => ChallengeAnswer;
}

export const locale = 'vi';

export function fixture(harness: Harness): Fixture {
  const { page, articles = 0, answers = ['image', 'pow', 'token'] } = harness;
  let unseen = false;
  const adapter = harness.adapter as Fixture['adapter'];
  const abilities = harness.adapter.abilities ?? {};
  const has = (method: Method): boolean => harness.adapter[method] !== undefined;

  // Where a backend describes nothing, a name and a text are what every one of them takes.
  const form = async (): Promise<FormDescription> =>
    has('describeForm') ? adapter.describeForm(page) : { fields: plainFields, challenge: 'none', moderation: 'pre' };

  const challenge: Fixture['challenge'] = (of = page) =>
    adapter.requestChallenge({ page: of.id, purpose: 'comment', accept: answers, locale });

  const answered = async (asked: Challenge): Promise<ChallengeAnswer> => {
    ensure(harness.answer, 'the harness has no answer(challenge): give it, for the form asks for a challenge');
    return harness.answer(asked);
  };

  const draft: Fixture['draft'] = async (changes = {}) => {
    const { fields, challenge: policy, consent } = await form();
    const asks = policy === 'always' && !('challenge' in changes) && has('requestChallenge');
    return {
      page,
      fields: Object.fromEntries(fields.map((field) => [field.name, validValue(field)])),
      submissionId: randomId(),
      ...(consent && { consent: { version: consent.version } }),
      ...(asks && { challenge: await answered(await challenge(changes.page)) }),
      ...changes,
    };
  };

  return {
    ...harness,
    articles,
    answers,
    adapter,
    abilities,
    has,
    form,
    draft,
    challenge,
    answered,
    wrongAnswer: ({ id, kind, image, pow }) =>
      kind === 'image'
        ? { id, answer: 'x'.repeat(Math.max(1, image?.length ?? 5)) }
        : kind === 'pow'
          ? { id, solution: (pow?.maxNumber ?? 0) + 1 }
          : { id, token: 'wrong' },
    async publish(changes) {
      const receipt = await adapter.submitComment(await draft(changes));
      const { id, status } = receipt;
      if (id === undefined || (status !== 'published' && !harness.moderate)) {
        unseen = true;
        return undefined;
      }
      if (status !== 'published') await harness.moderate?.(id, 'published');
      return { ...receipt, id };
    },
    unseen: () => unseen,
    list: (query) => walkPages((cursor) => adapter.listComments({ page, ...query, ...cursor })),
  };
}

const plainFields: readonly FieldDefinition[] = [
  { name: 'name', type: 'text', required: true },
  { name: 'content', type: 'textarea', required: true },
];

/** Vietnamese, with marks, so that an encoding that breaks them is seen. */
function validValue({ name, type, options }: FieldDefinition): string {
  switch (type) {
    case 'tel':
      return '0912345678';
    case 'email':
      return 'private@example.com';
    case 'url':
      return 'https://example.com/';
    case 'checkbox':
      return 'true';
    case 'select':
      return options?.[0]?.value ?? '';
    case 'textarea':
      // Each one differs: some backends refuse a text that they have.
      return `Ý kiến về đường làng: ổ gà nhiều quá.\nXin sửa sớm & <b>cảm ơn</b>! 2 * 3 * 4 = 24, (${randomId(6)})`;
    default:
      return name === 'name' ? 'Nguyễn Thị Hồng Hạnh' : 'Đường làng';
  }
}

import { articleKinds } from '../../core/article.js';
import { errorCodes } from '../../core/error-code.js';
import { commentAnswers, status } from './comment-answers.js';
import { flag, listOf, oneOf, ref, shape, text, time, whole, type Schema } from './schema.js';

const editForMs = {
  ...whole,
  description: 'For how long from now its author may edit and delete it; absent: no more.',
};

/** Schemas of what the server answers with, by the names of the core's types. */
export const answers: Readonly<Record<string, Schema>> = {
  Challenge: shape(
    {
      id: { ...text, description: 'Signed; opaque.' },
      kind: oneOf('image', 'pow'),
      expiresInMs: { ...whole, description: 'Time left from the moment of the answer: clocks need not agree.' },
      alternatives: listOf(oneOf('sound', 'pow')),
      image: shape({
        src: { ...text, pattern: '^data:image/png;base64,' },
        width: whole,
        height: whole,
        length: { ...whole, description: 'Number of digits.' },
      }),
      pow: shape({
        algorithm: { const: 'SHA-256' },
        challenge: { ...text, pattern: '^[0-9a-f]{64}$' },
        salt: text,
        maxNumber: whole,
      }),
    },
    ['image', 'pow'],
  ),
  ...commentAnswers,
  /** `unknown`, without an id: it was sent on to another backend, and nobody knows whether it arrived there. */
  Receipt: shape({ status, submissionId: text, id: text, comment: ref('Comment'), token: text, editForMs }, [
    'id',
    'comment',
    'token',
    'editForMs',
  ]),
  /** Without the `submissionId`: who asks has the token, and need not have made the submit. */
  CommentState: shape({ status, id: text, comment: ref('Comment'), editForMs }, ['id', 'comment', 'editForMs']),
  CommentStates: shape({ receipts: listOf(ref('CommentState')) }),
  FieldDefinition: shape(
    {
      name: { ...text, pattern: '^[a-z][a-z0-9_-]{0,31}$' },
      type: oneOf('text', 'tel', 'email', 'url', 'textarea', 'select', 'checkbox'),
      required: flag,
      maxLength: whole,
      label: text,
      hint: text,
      options: listOf(shape({ value: text, label: text })),
    },
    ['maxLength', 'label', 'hint', 'options'],
  ),
  FormDescription: shape(
    {
      fields: listOf(ref('FieldDefinition')),
      challenge: oneOf('always', 'on-demand', 'none'),
      moderation: oneOf('pre', 'post'),
      consent: shape({ version: text, text }),
      closed: flag,
    },
    ['consent', 'closed'],
  ),
  Article: shape({ id: text, title: text, url: text, published: time, views: whole, comments: whole }, [
    'views',
    'comments',
  ]),
  ArticlePage: shape({ items: listOf(ref('Article')), next: { ...text, description: 'Cursor of the next page.' } }, [
    'next',
  ]),
  PageParts: shape(
    {
      form: ref('FormDescription'),
      recent: ref('ArticlePage'),
      older: ref('ArticlePage'),
      comments: ref('CommentPage'),
    },
    ['form', 'recent', 'older', 'comments'],
  ),
  ImportResult: shape({ added: whole, updated: whole }),
  VerifyResult: shape({ ok: { const: true }, purpose: text, page: text }, ['page']),
  Health: shape({ ok: { const: true } }),
  FieldIssue: shape({ field: text, code: text, limit: whole }, ['limit']),
  Problem: shape(
    {
      type: { const: 'about:blank' },
      title: { ...text, description: 'For developers; readers see their language’s text for the code.' },
      status: whole,
      code: oneOf(...errorCodes),
      issues: listOf(ref('FieldIssue')),
      retryAfterMs: whole,
      challenge: ref('Challenge'),
      stored: shape({ id: text, status, token: text }, ['id']),
    },
    ['issues', 'retryAfterMs', 'challenge', 'stored'],
  ),
};

export const articleKind = oneOf(...articleKinds);

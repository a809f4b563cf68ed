import { editSeconds } from './rest.js';

/** How `restAdapter` reads it: JSON, but for nothing. */
export const restMapping = {
  fields: 'name* title content*',
  sorts: { newest: 'desc', oldest: 'asc', top: 'best' },
  abilities: { resend: 'id', maxDepth: 20, voteValues: [1, -1], undoVote: true, editSeconds },
  routes: {
    describeForm: { path: '/posts/{page}' },
    listComments: { path: '/posts/{page}/comments', query: { offset: '{offset}', limit: '{limit}', order: '{sort}' } },
    listReplies: { path: '/posts/{page}/comments', query: { in: '{parent}', offset: '{offset}', limit: '{limit}' } },
    submitComment: {
      path: '/posts/{page}/comments',
      body: {
        author: '{fields.name}',
        subject: '{fields.title}',
        text: '{fields.content}',
        parentId: '{parent}',
        key: '{submissionId}',
        voter: '{readerKey}',
      },
    },
    countComments: { path: '/counts', body: { posts: '{pages}' } },
    commentStatus: { path: '/receipts', body: { secrets: '{tokens}' } },
    vote: { path: '/comments/{comment}/votes', body: { value: '{value}', voter: '{readerKey}' } },
    editComment: {
      method: 'PATCH',
      path: '/comments/{comment}',
      headers: { 'x-secret': '{token}' },
      body: { subject: '{fields.title}', text: '{fields.content}' },
    },
    deleteComment: { method: 'DELETE', path: '/comments/{comment}', headers: { 'x-secret': '{token}' } },
  },
  map: {
    items: 'data.comments',
    total: 'data.total',
    count: 'meta.count',
    closed: 'meta.closed',
    comment: {
      id: 'uuid',
      parent: 'parentId',
      root: 'threadId',
      status: { from: 'state', values: { live: 'published', hold: 'pending', gone: 'removed' } },
      name: 'author.name',
      title: 'subject',
      content: { from: 'body_html', html: true },
      created: { from: 'createdAt', time: 'seconds' },
      edited: { from: 'editedAt', time: 'seconds' },
      up: 'likes',
      down: 'dislikes',
      replyCount: 'answers',
    },
    receipt: {
      status: { from: 'state', values: { live: 'published', hold: 'pending', gone: 'removed' } },
      token: 'secret',
      comment: 'comment',
    },
    receipts: 'receipts',
    vote: { up: 'likes', down: 'dislikes' },
    counts: 'counts',
  },
  errors: [
    { path: 'errors[0].field', is: 'author', code: 'invalid', field: 'name', issue: 'required' },
    { path: 'errors[0].field', is: 'text', code: 'invalid', field: 'content', issue: 'required' },
    { path: 'errors[0].field', is: 'parentId', code: 'invalid', field: 'parent', issue: 'invalid-parent' },
    { path: 'errors[0].field', is: 'post', code: 'invalid', field: 'page', issue: 'invalid-page' },
  ],
};

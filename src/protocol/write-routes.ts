/** Where a reader writes. */
export const writeRoutes = {
  challenges: '/v1/challenges',
  sound: '/v1/challenges/sound',
  comments: '/v1/comments',
  status: '/v1/comments/status',
  vote: '/v1/comments/vote',
  edit: '/v1/comments/edit',
  delete: '/v1/comments/delete',
  report: '/v1/comments/report',
} as const;

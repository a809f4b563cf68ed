import { routes } from '../routes.js';
import { articleKind } from './answers.js';
import { commentPaths } from './comment-paths.js';
import { operation } from './operation.js';
import { parameters as known, query } from './requests.js';
import type { Schema } from './schema.js';

const { page, include, date, cursor, limit } = known;

/** Every route, as `routes.ts` names it. */
export const paths: Schema = {
  [routes.page]: {
    get: operation({
      summary: 'What a page needs at its start, in one answer',
      parameters: [page, include],
      answers: { 200: 'PageParts', 304: '' },
      problems: [422],
    }),
  },
  [routes.form]: {
    get: operation({
      summary: 'The form and its rules',
      parameters: [page],
      answers: { 200: 'FormDescription', 304: '' },
      problems: [422],
    }),
  },
  [routes.challenges]: {
    post: operation({
      summary: 'A new challenge',
      body: 'ChallengeRequest',
      answers: { 201: 'Challenge' },
      problems: [429],
    }),
  },
  [routes.sound]: {
    post: operation({
      summary: 'The digits of a picture, spoken',
      body: 'SoundRequest',
      answers: { 200: 'audio' },
      problems: [429],
    }),
  },
  [routes.verify]: {
    post: operation({
      summary: 'Checks an answer for a foreign form, once',
      body: 'VerifyRequest',
      answers: { 200: 'VerifyResult' },
    }),
  },
  ...commentPaths,
  [routes.status]: {
    post: operation({
      summary: 'What became of own comments, by the tokens of their receipts',
      body: 'StatusRequest',
      answers: { 200: 'CommentStates' },
    }),
  },
  [routes.articles]: {
    get: operation({
      summary: 'A page of articles',
      parameters: [query('kind', articleKind, true), page, date, cursor, limit],
      answers: { 200: 'ArticlePage', 304: '' },
      problems: [422],
    }),
    post: operation({
      summary: 'Inserts or updates articles, all or none',
      body: 'ArticleList',
      answers: { 200: 'ImportResult' },
      owner: true,
    }),
  },
  [routes.views]: {
    post: operation({
      summary: 'Counts one view of a known article',
      body: 'View',
      types: ['text/plain', 'application/json'],
      answers: { 204: '' },
      problems: [429],
    }),
  },
  [routes.openapi]: { get: operation({ summary: 'This document', answers: { 200: 'Document', 304: '' } }) },
  [routes.health]: { get: operation({ summary: 'Whether the store answers', answers: { 200: 'Health' } }) },
};

import type { FormMessages } from '../messages.js';

export const form: FormMessages = {
  'form.heading': 'Write a comment',
  'form.required': 'Fields marked (*) are required.',
  'form.send': 'Send comment',
  'field.name': 'Full name',
  'field.phone': 'Phone number',
  'field.title': 'Title',
  'field.content': 'Comment',
  'field.email': 'E-mail',
  'field.url': 'Website',
};

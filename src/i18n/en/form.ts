import type { FormMessages } from '../messages.js';

export const form: FormMessages = {
  'form.heading': 'Write a comment',
  'form.required': 'Fields marked (*) are required.',
  'form.send': 'Send comment',
  'form.fix': { one: 'Please look at one thing:', other: 'Please look at {n} things:' },
  'form.select': 'Choose…',
  'field.name': 'Full name',
  'field.phone': 'Phone number',
  'field.title': 'Title',
  'field.content': 'Comment',
  'field.email': 'E-mail',
  'field.url': 'Website',
  'issue.required': 'Please fill in {label}.',
  'issue.too-long': '{label} is longer than {limit} characters. Please shorten it.',
  'issue.invalid-phone': '{label} does not look right. For example: 0912 345 678 or +84 912 345 678.',
  'issue.invalid-email': '{label} does not look right. For example: name@example.com.',
  'issue.invalid-url': '{label} does not look right. For example: https://example.com.',
  'issue.invalid-option': 'Please choose {label} from the list.',
  'issue.malformed': '{label} contains a character that cannot be read. Please type that part again.',
  'issue.consent': 'Please tick the consent box.',
};

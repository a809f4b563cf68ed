import 'ykien/define/comment-form';
import { httpAdapter } from 'ykien/adapters/http';

const form = document.createElement('yk-comment-form');
form.adapter = httpAdapter({ endpoint: '/api' });
form.fields = 'content* title* name*';
form.messages = { 'form.heading': 'Tell us' };
form.addEventListener('yk-comment-submit', (event) => {
  if (/https?:/.test(event.draft.fields.content)) event.preventDefault(); // it stays in the form
});
form.addEventListener('yk-comment-created', (event) => console.log(event.receipt.status));
form.addEventListener('yk-error', (event) => console.log(event.error.code));
document.querySelector('#comments').append(form);

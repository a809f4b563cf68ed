import type { CaptchaMessages } from '../messages.js';

const messages: CaptchaMessages = {
  'captcha.label': 'Confirmation code',
  'captcha.alt': 'Picture of {n} digits. If you cannot read it, press “Listen” or “Another way”.',
  'captcha.hint': 'Enter the {n} digits in the picture.',
  'captcha.refresh': 'Get a new code',
  'captcha.refreshed': 'A new code is here.',
  'captcha.listen': 'Listen',
  'captcha.stop': 'Stop',
  'captcha.again': 'Listen again',
  'captcha.silent': 'The sound could not be played. Please try “Another way”.',
  'captcha.other': 'Another way',
  'captcha.picture': 'Use the picture',
  'captcha.working': 'Your browser is confirming by itself, just keep writing…',
  'captcha.done': 'Confirmed: no code is needed.',
  'captcha.loading': 'Loading the code…',
  'captcha.failed': 'The confirmation code could not be loaded. Your text is safe.',
  'captcha.retry': 'Try again',
  'captcha.required': 'Please enter the confirmation code.',
  'captcha.digits': 'The confirmation code has {n} digits.',
};

export default messages;

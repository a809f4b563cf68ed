// Backends first: an element that upgrades asks the ones around it.
import './backend.js';
import './comments.js';
import './comment-form.js';
import './article-list.js';
import './captcha.js';

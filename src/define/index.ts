// Backends first: an element that upgrades asks the ones around it.
import './backend.js';
import './comments.js';
import './comment-form.js';
import './article-list.js';
import './comment-list.js';
import './comment.js';
import './comment-count.js';
import './captcha.js';

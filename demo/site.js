import { articles, frontArticle } from './content/articles.js';
import { sections } from './content/sections.js';
import { formatTime } from './format-time.js';
import { markup } from './markup.js';
import { labels } from './labels.js';
import { bareDocument, link, portalDocument } from './layout.js';

/**
 * @typedef {import('./labels.js').Language} Language
 * @typedef {import('./content/articles.js').Article} Article
 */

/** Exactly what a site owner pastes. */
const comments = markup`<yk-comments endpoint="/api"></yk-comments>`;

const pathOf = (article) => `/bai-viet/${article.slug}`;
const textOf = (article, lang) => (lang === 'en' ? article.en : article);
const paragraphs = (body) => body.map((text) => markup`\n          <p>${text}</p>`);
const timeOf = ({ published }) => markup`<time datetime="${published}">${formatTime(published)}</time>`;

/** English pages show the Vietnamese body where no other exists, and mark its language. */
function bodyOf(article, lang) {
  const translated = lang === 'vi' || article.en.body;
  const note = !translated && markup`<p class="note">${labels[lang].vietnameseOnly}</p>\n        `;
  const body = (lang === 'en' && article.en.body) || article.body;
  return markup`${note}<div class="body"${!translated && markup` lang="vi"`}>${paragraphs(body)}
        </div>`;
}

/**
 * The model page: an article, and the comments at its foot.
 * @param {{ article: Article, lang: Language, current?: string }} options `current` is what the navigation marks
 */
export function articlePage({ article, lang, current = article.section }) {
  const { title, summary } = textOf(article, lang);
  const section = sections.find(({ id }) => id === article.section);
  const content = markup`      <article class="article">
        <h1>${title}</h1>
        <p class="stamp">${timeOf(article)}</p>
        <p class="summary">${summary}</p>
        ${bodyOf(article, lang)}
        <p class="byline" lang="vi">${article.byline}</p>
      </article>
      <section class="article-foot" aria-label="${labels[lang].articleFoot}">${comments}</section>`;
  const crumbs = section ? [{ path: `/chuyen-muc/${section.id}`, text: section[lang] }] : [];
  const canonical = pathOf(article);
  return String(portalDocument({ lang, title, summary, canonical, current, crumbs, content, hasComments: true }));
}

/**
 * The start page is the front article's model page; its canonical link is the article's own address.
 * @param {{ lang: Language }} options
 */
export const homePage = ({ lang }) => articlePage({ article: frontArticle, lang, current: '' });

const teaser = (article, lang) => markup`
        <li>
          <h2><a href="${link(pathOf(article), lang)}">${textOf(article, lang).title}</a></h2>
          <p class="stamp">${timeOf(article)} · ${labels[lang].comments}: <yk-comment-count page="${pathOf(article)}">–</yk-comment-count></p>
          <p>${textOf(article, lang).summary}</p>
        </li>`;

/**
 * A section's articles, newest first.
 * @param {{ section: typeof sections[number], lang: Language }} options
 */
export function sectionPage({ section, lang }) {
  const list = articles.filter((article) => article.section === section.id);
  const content = markup`      <h1>${section[lang]}</h1>
      <p class="summary">${section.about[lang]}</p>
      <p class="stamp">${labels[lang].articleCount(list.length)}</p>
      <yk-backend endpoint="/api"><ol class="teasers">${list.map((article) => teaser(article, lang))}
      </ol></yk-backend>`;
  const canonical = `/chuyen-muc/${section.id}`;
  return String(
    portalDocument({
      lang,
      title: section[lang],
      summary: section.about[lang],
      canonical,
      current: section.id,
      crumbs: [{ text: section[lang] }],
      content,
    }),
  );
}

/**
 * A page with no stylesheet and nothing but the tag, to see what the tag brings along by itself.
 * @param {{ lang: Language }} options
 */
export const plainPage = ({ lang }) =>
  String(
    bareDocument({
      lang,
      title: labels[lang].plain,
      canonical: '/trang-tron',
      content: markup`<main>\n<h1>${labels[lang].plain}</h1>\n${comments}\n</main>`,
    }),
  );

/**
 * @param {{ lang: Language }} options
 */
export function notFoundPage({ lang }) {
  const content = markup`      <h1>${labels[lang].notFound}</h1>
      <p class="summary">${labels[lang].notFoundText}</p>
      <p><a href="${link('/', lang)}">${labels[lang].backHome}</a></p>
      <h2 class="list-heading">${labels[lang].latest}</h2>
      <ol class="teasers short">${articles.slice(0, 4).map(
        (article) => markup`
        <li><h3><a href="${link(pathOf(article), lang)}">${textOf(article, lang).title}</a></h3> <p class="stamp">${timeOf(article)}</p></li>`,
      )}
      </ol>`;
  return String(portalDocument({ lang, title: labels[lang].notFound, content }));
}

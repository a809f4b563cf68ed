import { notices } from './content/notices.js';
import { sections } from './content/sections.js';
import { markup } from './markup.js';
import { contact, labels } from './labels.js';

/** @typedef {import('./labels.js').Language} Language */

/**
 * A link inside the site that stays in the reader's language.
 * @param {string} path
 * @param {Language} lang
 */
export const link = (path, lang) => (lang === 'en' ? `${path}?lang=en` : path);

/** What every page's head holds. The canonical link never has a query: it names the page for the comments. */
const head = ({ title, summary, canonical }) => markup`<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
${summary && markup`<meta name="description" content="${summary}">\n`}${
  canonical && markup`<link rel="canonical" href="${canonical}">\n`
}<link rel="icon" href="/crest.svg" type="image/svg+xml">`;

const scriptTag = (src = '/ykien/ykien.js') => markup`<script type="module" src="${src}"></script>`;

/** Where the newest comments of a page can be followed with a reader of feeds. */
const commentFeed = (page) =>
  markup`<link rel="alternate" type="application/atom+xml" href="/api/v1/feed?page=${encodeURIComponent(page)}">
`;

/**
 * A whole document without the portal's looks.
 * @param {{ lang: Language, title: string, canonical: string, content: unknown }} page
 */
export const bareDocument = ({ lang, content, ...page }) => markup`<!doctype html>
<html lang="${lang}">
<head>
${head(page)}
${scriptTag()}
</head>
<body>
${content}
</body>
</html>
`;

const navItems = (lang, current) =>
  [{ id: '', vi: labels.vi.home, en: labels.en.home }, ...sections].map(
    (item) => markup`
        <li><a href="${link(item.id ? `/chuyen-muc/${item.id}` : '/', lang)}"${
          item.id === current && markup` aria-current="true"`
        }>${item[lang]}</a></li>`,
  );

/** The same links twice: a bar on wide screens, a folded menu on narrow ones; CSS shows one of them. */
const navigation = (lang, current) => markup`<nav class="nav" aria-label="${labels[lang].mainNav}">
    <ul class="nav-bar wrap">${navItems(lang, current)}
    </ul>
    <details class="nav-menu">
      <summary class="wrap">${labels[lang].menu}</summary>
      <ul class="wrap">${navItems(lang, current)}
      </ul>
    </details>
  </nav>`;

const masthead = (lang) => markup`<header class="masthead">
    <div class="wrap">
      <a class="brand" href="${link('/', lang)}">
        <img src="/crest.svg" width="64" height="64" alt="">
        <span><span class="brand-kind">${labels[lang].portal}</span> <span class="brand-name">${labels[lang].district}</span></span>
      </a>
      <p class="tools">
        <span class="hotline">${labels[lang].hotline} <a href="tel:${contact.hotline.replaceAll(' ', '')}">${contact.hotline}</a></span>
        <a class="switch" href="?lang=${lang === 'en' ? 'vi' : 'en'}" lang="${lang === 'en' ? 'vi' : 'en'}">${labels[lang].switchTo}</a>
      </p>
    </div>
  </header>`;

const breadcrumbs = (lang, crumbs) => markup`<nav class="crumbs wrap" aria-label="${labels[lang].breadcrumbs}">
    <ol>
      <li><a href="${link('/', lang)}">${labels[lang].home}</a></li>${crumbs.map(
        ({ path, text }) => markup`
      <li>${path ? markup`<a href="${link(path, lang)}">${text}</a>` : markup`<span aria-current="page">${text}</span>`}</li>`,
      )}
    </ol>
  </nav>`;

const sideColumn = (lang) => markup`<aside class="side">
      <section>
        <h2>${labels[lang].notices}</h2>
        <ul class="notices">${notices.map(
          (notice) => markup`
          <li><a href="${link(`/bai-viet/${notice.slug}`, lang)}">${notice[lang]}</a></li>`,
        )}
        </ul>
      </section>
      <section>
        <h2>${labels[lang].sections}</h2>
        <ul class="section-links">${sections.map(
          (section) => markup`
          <li><a href="${link(`/chuyen-muc/${section.id}`, lang)}">${section[lang]}</a></li>`,
        )}
        </ul>
      </section>
      <section class="contact">
        <h2>${labels[lang].contact}</h2>
        <address>
          <p>${labels[lang].address}</p>
          <p>${labels[lang].hours[0]}<br>${labels[lang].hours[1]}</p>
          <p>${labels[lang].phone}: <a href="tel:${contact.phone.replaceAll(' ', '')}">${contact.phone}</a><br>
          ${labels[lang].mail}: <a href="mailto:${contact.mail}">${contact.mail}</a></p>
        </address>
      </section>
    </aside>`;

const pageFoot = (lang) => markup`<footer class="page-foot">
    <div class="wrap">
      <p>${labels[lang].fiction}</p>
      <p class="foot-links"><a href="${link('/khong-may-chu', lang)}">${labels[lang].serverless}</a> <a href="${link('/moi-may-chu', lang)}">${labels[lang].anyBackend}</a> <a href="${link('/trang-tron', lang)}">${labels[lang].plain}</a> <a href="/admin">${labels[lang].admin}</a> <a href="/rss.xml">${labels[lang].feed}</a></p>
    </div>
  </footer>`;

/**
 * A whole document in the portal's two columns.
 * @param {object} page
 * @param {Language} page.lang
 * @param {string} page.title the document's title, without the portal's name
 * @param {string} [page.summary]
 * @param {string} [page.canonical] path; a page without one cannot be commented on
 * @param {string} [page.current] id of the section, '' for the start page
 * @param {{ path?: string, text: string }[]} [page.crumbs] the way from the start page; one without a path is this page
 * @param {unknown} page.content
 * @param {boolean} [page.hasComments] it can be followed by its feed
 * @param {string} [page.script] path of its script; the script tag's file by default
 * @param {boolean} [page.wide] without the side column
 */
export const portalDocument = ({
  lang,
  title,
  summary,
  canonical,
  current,
  crumbs = [],
  content,
  hasComments = false,
  script,
  wide = false,
}) => markup`<!doctype html>
<html lang="${lang}">
<head>
${head({ title: `${title} – ${labels[lang].district}`, summary, canonical })}
<link rel="stylesheet" href="/site.css">
<link rel="alternate" type="application/rss+xml" href="/rss.xml" title="${labels[lang].district}">
${hasComments && commentFeed(canonical)}${scriptTag(script)}
</head>
<body>
  <a class="skip" href="#noi-dung">${labels[lang].skip}</a>
  ${masthead(lang)}
  ${navigation(lang, current)}
  ${breadcrumbs(lang, crumbs)}
  <div class="${wide ? 'wide' : 'columns'} wrap">
    <main id="noi-dung" tabindex="-1">
${content}
    </main>
    ${!wide && sideColumn(lang)}
  </div>
  ${pageFoot(lang)}
</body>
</html>
`;

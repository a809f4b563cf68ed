import chuyenDoiSo from './chuyen-doi-so.js';
import doThi from './do-thi.js';
import giaoDuc from './giao-duc.js';
import moiTruong from './moi-truong.js';
import thuTuc from './thu-tuc.js';
import tinQuan from './tin-quan.js';
import vanHoa from './van-hoa.js';
import yTe from './y-te.js';

/**
 * @typedef {object} Article
 * @property {string} slug      last part of the address, `/bai-viet/<slug>`
 * @property {string} section   id of a section in `sections.js`
 * @property {string} title
 * @property {string} summary
 * @property {string} published ISO 8601 with the offset +07:00, to the minute
 * @property {string} byline    an office, never a person
 * @property {number} views     what the counter starts with
 * @property {string[]} body    paragraphs of plain text
 * @property {{ title: string, summary: string, body?: string[] }} en
 */

const bySection = {
  'tin-quan': tinQuan,
  'thu-tuc': thuTuc,
  'giao-duc': giaoDuc,
  'do-thi': doThi,
  'van-hoa': vanHoa,
  'moi-truong': moiTruong,
  'y-te': yTe,
  'chuyen-doi-so': chuyenDoiSo,
};

/** @type {Article[]} every article, newest first */
export const articles = Object.entries(bySection)
  .flatMap(([section, list]) => list.map((article) => ({ section, ...article })))
  .sort((a, b) => b.published.localeCompare(a.published));

/** @type {Article} the article on the start page */
export const frontArticle = /** @type {Article} */ (articles.find(({ slug }) => slug === tinQuan[0].slug));

/** @param {string} slug */
export const findArticle = (slug) => articles.find((article) => article.slug === slug);

import { sanitize } from './markdown.js';

/** @typedef {{ _id: string, uid?: string, nick: string, mail: string, link: string, ua: string, url: string, comment: string, pid?: string, rid?: string, isSpam: boolean, top?: boolean, ups: string[], downs: string[], created: number, ip: string }} Row */

/** What DOMPurify lets through, as far as comments have it. */
const tags =
  /^(a|b|blockquote|br|code|del|div|em|h[1-6]|hr|i|img|li|ol|p|pre|s|span|strong|table|tbody|td|th|thead|tr|ul)$/i;

/**
 * An imitation of Twikoo 1.7 in memory. The address of a reader, which limits go by, is the header `x-real-ip`.
 * @param {{ config?: Record<string, string | number>, pageSize?: number, limits?: boolean }} options
 * `config`: as the admin's panel writes it, `AKISMET_KEY: 'MANUAL_REVIEW'` among it · `limits`: 10 comments in 10 minutes for each address, and for all
 */
export function twikooStandIn({ config = {}, pageSize = 8, limits = false } = {}) {
  /** @type {Map<string, Row>} */
  const rows = new Map();
  /** @type {Map<string, { url: string, title: string, time: number }>} */
  const counters = new Map();
  let ahead = 0;
  let last = 0;
  const now = () => (last = Math.max(last + 1, Date.now() + ahead));
  const both = (/** @type {string} */ url) => [url, url.endsWith('/') ? url.slice(0, -1) : `${url}/`];
  const say = (/** @type {string} */ message) => {
    throw new Error(message);
  };
  /** @param {any} event @param {string[]} names */
  const need = (event, names) => {
    for (const name of names) if (!event[name]) say(`参数"${name}"不合法`);
  };

  /** @param {Row} row @param {string | undefined} uid @param {Row[]} replies @param {Row[]} all @returns {object} */
  const told = (row, uid, replies, all) => ({
    ...{
      id: row._id,
      nick: row.nick,
      mailMd5: 'd41d8cd98f00b204e9800998ecf8427e',
      link: row.link,
      comment: row.comment,
    },
    ...{ os: 'Windows 11', browser: 'Chrome 140', ipRegion: '', master: false, like: 0 },
    ...{ ups: row.ups.length, downs: row.downs.length },
    ...{ liked: row.ups.includes(uid ?? ''), disliked: row.downs.includes(uid ?? '') },
    replies: replies.map((each) => told(each, uid, [], all)),
    ...{ rid: row.rid, pid: row.pid, ruser: all.find(({ _id }) => _id === row.pid)?.nick ?? null },
    ...{
      top: row.top,
      isSpam: row.isSpam,
      isOwner: !!uid && row.uid === uid,
      created: row.created,
      updated: row.created,
    },
  });

  /** @type {Record<string, (event: any, ip: string) => object>} */
  const events = {
    GET_FUNC_VERSION: () => ({ code: 0, version: '1.7.19' }),
    GET_CONFIG: () => {
      const shown = { ...config, AKISMET_KEY: undefined };
      return { code: 0, config: { VERSION: '1.7.19', IS_ADMIN: false, SHOW_IMAGE: 'true', ...shown } };
    },
    COMMENT_GET(event) {
      try {
        need(event, ['url']);
      } catch (error) {
        return { data: [], message: /** @type {Error} */ (error).message };
      }
      const uid = event.accessToken;
      const seen = [...rows.values()].filter((row) => !row.isSpam || (!!uid && row.uid === uid));
      const roots = seen.filter((row) => both(event.url).includes(row.url) && !row.rid);
      // Whatever the order is, only what is older comes after the first page.
      const order = { oldest: 1, popular: 0 }[/** @type {string} */ (event.sort)] ?? -1;
      const main = roots
        .filter((row) => !row.top && (!event.before || row.created < event.before))
        .sort((a, b) => (order === 0 ? b.ups.length - a.ups.length : 0) || (a.created - b.created) * (order || -1));
      const pinned = event.before ? [] : roots.filter(({ top }) => top).sort((a, b) => b.created - a.created);
      const data = [...pinned, ...main.slice(0, pageSize)].map((root) => {
        const replies = seen.filter(({ rid }) => rid === root._id).sort((a, b) => a.created - b.created);
        return told(root, uid, replies, seen);
      });
      return { data, more: main.length > pageSize, count: roots.length };
    },
    COMMENT_SUBMIT(event, ip) {
      need(event, ['url', 'ua', 'comment']);
      const recent = [...rows.values()].filter(({ created }) => created > now() - 600_000);
      if (limits && recent.filter((row) => row.ip === ip).length > 10) say('发言频率过高');
      if (limits && recent.length > 10) say('评论太火爆啦 >_< 请稍后再试');
      if (config.CAPTCHA_PROVIDER === 'Turnstile' && event.turnstileToken !== 'passed')
        say('验证码检测失败: 验证码错误');
      if (config.CAPTCHA_PROVIDER === 'Cap' && !event.capToken) say('验证码 token 缺失，请刷新页面重试');
      if (event.mail && !/^[^\s@:;]+@[^\s@:;]+\.[^\s@:;]+$/.test(event.mail)) say('邮箱格式不合法');
      const limit = Number.parseInt(`${config.LIMIT_LENGTH ?? 500}`);
      if (limit && event.comment.length > limit) say('评论内容过长');
      const blocked = `${config.BLOCKED_WORDS ?? ''}`.split(',').filter(Boolean);
      if (blocked.some((word) => `${event.comment} ${event.nick}`.includes(word))) say('包含屏蔽词');
      /** @type {Row} */
      const row = {
        ...{ _id: crypto.randomUUID().replaceAll('-', ''), uid: event.accessToken, nick: event.nick || '匿名', ip },
        ...{ mail: event.mail ?? '', link: event.link ?? '', ua: event.ua, url: event.url, created: now() },
        ...{ comment: sanitize(event.comment, tags), pid: event.pid ?? event.rid, rid: event.rid, ups: [], downs: [] },
        isSpam: config.AKISMET_KEY === 'MANUAL_REVIEW',
      };
      rows.set(row._id, row);
      return { id: row._id };
    },
    COMMENT_LIKE(event) {
      need(event, ['id']);
      const row = rows.get(event.id);
      const uid = event.accessToken;
      const [mine, other] = event.type === 'down' ? ['downs', 'ups'] : ['ups', 'downs'];
      if (row) {
        const [set, reset] = [/** @type {'ups'} */ (mine), /** @type {'ups'} */ (other)];
        const has = row[set].includes(uid);
        row[set] = has ? row[set].filter((each) => each !== uid) : [...row[set], uid];
        if (!has) row[reset] = row[reset].filter((each) => each !== uid);
      }
      return { updated: 1 };
    },
    COMMENT_DELETE_FOR_USER(event) {
      need(event, ['id']);
      const row = rows.get(event.id) ?? say('评论不存在');
      if (!event.accessToken || row.uid !== event.accessToken) say('只能删除自己的评论');
      rows.delete(event.id);
      return { code: 0, deleted: 1 };
    },
    COUNTER_GET(event) {
      if (!event.url) return { message: '参数"url"不合法' };
      const had = counters.get(event.url);
      counters.set(event.url, { url: event.url, title: event.title, time: (had?.time ?? 0) + 1 });
      return { data: had ?? {}, time: had?.time, updated: 1 };
    },
    GET_COMMENTS_COUNT(event) {
      if (!event.urls) return { message: '参数"urls"不合法' };
      const count = (/** @type {string} */ url) =>
        [...rows.values()].filter((row) => both(url).includes(row.url) && !row.isSpam && (event.includeReply || !row.rid)).length; // prettier-ignore
      return { data: event.urls.map((/** @type {string} */ url) => ({ url, count: count(url) })) };
    },
  };

  return {
    /** Always status 200. @param {Request} request */
    async handle(request) {
      const event = request.method === 'POST' ? await request.json().catch(() => ({})) : {};
      /** @type {any} */
      let answer;
      try {
        const handle = Object.hasOwn(events, `${event.event}`) ? events[event.event] : undefined;
        if (!event.event) answer = { code: 100, message: 'Twikoo 云函数运行正常', version: '1.7.19' };
        else if (!handle) answer = { code: 1001, message: '请更新 Twikoo 云函数至最新版本' };
        else answer = handle(event, request.headers.get('x-real-ip') ?? '127.0.0.1');
      } catch (error) {
        answer = { code: 1000, message: /** @type {Error} */ (error).message };
      }
      if (!answer.code && !event.accessToken) answer.accessToken = crypto.randomUUID().replaceAll('-', '');
      const origin = request.headers.get('origin');
      const cors = origin && { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' };
      return Response.json(answer, { headers: { ...cors } });
    },
    /** As the admin does. @param {string} id */
    approve: (id) => void Object.assign(rows.get(id) ?? {}, { isSpam: false }),
    /** @param {string} id */
    remove: (id) => void rows.delete(id),
    /** @param {string} id */
    pin: (id) => void Object.assign(rows.get(id) ?? {}, { top: true }),
    count: () => rows.size,
    /** @param {string} url */
    views: (url) => counters.get(url)?.time ?? 0,
    /** @param {number} ms */
    advance: (ms) => void (ahead += ms),
    /** What is stored, the mail address among it. */
    stored: () => [...rows.values()],
    /** A published comment whose text is this HTML. @param {string} url @param {string} html */
    storeHtml(url, html) {
      const _id = crypto.randomUUID();
      rows.set(_id, { _id, nick: 'Hạnh', mail: '', link: '', ua: '', url, comment: html, isSpam: false, ups: [], downs: [], created: now(), ip: '' }); // prettier-ignore
    },
  };
}

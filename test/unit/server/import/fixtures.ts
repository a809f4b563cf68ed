import { DatabaseSync } from 'node:sqlite';

/** A Disqus export: a thread with replies, deleted, spam and nameless posts, and hostile texts. Everything in it is invented. */
export const disqus = `<?xml version="1.0" encoding="utf-8"?>
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<category dsq:id="1"><forum>thu-nghiem</forum><title>General</title><isDefault>true</isDefault></category>
<thread dsq:id="100"><id>/tin/duong-hong</id><forum>thu-nghiem</forum><category dsq:id="1" /><link>https://example.vn/tin/duong-hong?utm_source=x#dsq</link><title>Đường hỏng &amp; cầu gãy</title><message /><createdAt>2018-03-28T05:00:00Z</createdAt><author><name>Ban biên tập</name><isAnonymous>false</isAnonymous><username>bbt</username></author><isClosed>false</isClosed><isDeleted>false</isDeleted></thread>
<thread dsq:id="101"><id /><forum>thu-nghiem</forum><link>https://example.vn/tin/da-dong</link><title>Đã đóng</title><isClosed>true</isClosed></thread>
<thread dsq:id="102"><id>khong-dung</id><forum>thu-nghiem</forum><link>https://example.vn/tin/khong-ai-viet</link><title>Không ai viết</title><isClosed>false</isClosed></thread>
<post dsq:id="9001"><id>wp_id=7</id><message><![CDATA[<p>Đường trước trường <b>hỏng</b> nặng.</p><p>Xem <a href="https://example.vn/anh">ảnh</a></p>]]></message><createdAt>2018-03-28T05:59:00Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam><author><email>mai@example.vn</email><name>Trần Thị Mẫu</name><isAnonymous>true</isAnonymous></author><ipAddress>203.0.113.9</ipAddress><thread dsq:id="100" /></post>
<post dsq:id="9002"><id /><message><![CDATA[<p>Đúng vậy &lt;script&gt;alert(1)&lt;/script&gt;</p>]]></message><createdAt>2018-03-28T06:10:00</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam><author><name>Lê Văn Thử</name><username>levanthu</username></author><thread dsq:id="100" /><parent dsq:id="9001" /></post>
<post dsq:id="9003"><id /><message /><createdAt>2018-03-28T07:00:00Z</createdAt><isDeleted>true</isDeleted><isSpam>false</isSpam><author><name /></author><thread dsq:id="100" /><parent dsq:id="9002" /></post>
<post dsq:id="9004"><id /><message><![CDATA[<p>Mua hàng giá rẻ</p>]]></message><createdAt>2018-03-28T08:00:00Z</createdAt><isDeleted>true</isDeleted><isSpam>true</isSpam><author><name>Rao Vặt</name></author><thread dsq:id="100" /></post>
<post dsq:id="9005"><id /><message><![CDATA[<p>Trả lời điều đã xóa</p>]]></message><createdAt>2018-03-28T09:00:00Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam><author><name>Phạm Văn Giả</name></author><thread dsq:id="100" /><parent dsq:id="9003" /></post>
</disqus>
`;

const item = (id: number, title: string, link: string, status: string, comments: string): string => `
<item><title>${title}</title><link>${link}</link><content:encoded><![CDATA[Bài viết <b>dài</b>.]]></content:encoded>
<wp:post_id>${id}</wp:post_id><wp:post_date>2020-01-01 08:00:00</wp:post_date><wp:comment_status>${status}</wp:comment_status><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
<wp:postmeta><wp:meta_key>_x</wp:meta_key><wp:meta_value><![CDATA[1]]></wp:meta_value></wp:postmeta>${comments}</item>`;

const wpComment = (id: number, more: Readonly<Record<string, string>>): string => {
  const members = {
    author: '<![CDATA[Đỗ Thị Ví Dụ]]>',
    author_email: 'vidu@example.vn',
    author_url: 'https://vidu.example.vn',
    author_IP: '203.0.113.4',
    date: '2020-01-02 15:00:00',
    date_gmt: '2020-01-02 08:00:00',
    content: '<![CDATA[Dòng một\nDòng <strong>hai</strong>]]>',
    approved: '1',
    type: 'comment',
    parent: '0',
    user_id: '0',
    ...more,
  };
  const inner = Object.entries(members).map(([name, value]) => `<wp:comment_${name}>${value}</wp:comment_${name}>`);
  return `<wp:comment><wp:comment_id>${id}</wp:comment_id>${inner.join('\n')}</wp:comment>`;
};

/** A WXR export: every state, a pingback, a control character, a closed post without comments, a draft without an address of its own. */
export const wordpress = `<?xml version="1.0" encoding="UTF-8" ?>
<!-- generator="WordPress/6.4" -->
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Phường Thử</title><link>https://example.vn</link><wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>https://example.vn</wp:base_site_url>
${item(
  7,
  'Lịch cắt điện',
  'https://example.vn/lich-cat-dien/',
  'open',
  [
    wpComment(1, {}),
    wpComment(2, { parent: '1', approved: '0', author: '<![CDATA[Bùi &amp; Con]]>' }),
    wpComment(3, { approved: 'spam' }),
    wpComment(4, { approved: 'trash', content: '<![CDATA[đã\u0008 bỏ]]>' }),
    wpComment(5, { type: 'pingback' }),
    wpComment(6, { date_gmt: '0000-00-00 00:00:00' }),
    wpComment(8, { approved: 'kỳ lạ' }),
  ].join(''),
)}
${item(8, 'Đã khóa', 'https://example.vn/da-khoa/', 'closed', '')}
${item(9, 'Nháp', 'https://example.vn/?p=9', 'open', wpComment(10, {}))}
</channel></rss>
`;

export const waline = JSON.stringify(
  {
    type: 'waline',
    version: 1,
    time: 1_700_000_000_000,
    tables: ['Comment', 'Counter', 'Users'],
    data: {
      Comment: [
        {
          objectId: 11,
          nick: 'Ngô Văn Mẫu',
          mail: 'ngo@example.vn',
          link: 'https://ngo.example.vn',
          comment: 'Tốt **lắm**',
          url: '/tin/1',
          ip: '203.0.113.7',
          ua: 'x',
          status: 'approved',
          like: 3,
          insertedAt: '2021-10-28T13:45:11.000Z',
        },
        {
          objectId: 12,
          nick: 'Hồ Thị Thử',
          comment: '[@Ngô Văn Mẫu](#11): cảm ơn',
          url: '/tin/1',
          pid: 11,
          rid: 11,
          status: 'waiting',
          insertedAt: '2021-10-28 20:50:00',
        },
        {
          objectId: 13,
          nick: 'Quảng cáo',
          comment: 'rẻ',
          url: '/tin/1',
          status: 'spam',
          insertedAt: { __type: 'Date', iso: '2021-10-28T14:00:00.000Z' },
        },
        {
          objectId: 14,
          nick: 'x',
          comment: 'y',
          url: '/tin/2',
          status: 'deleted?',
          insertedAt: '2021-10-28T14:00:00.000Z',
        },
      ],
      Counter: [{ objectId: 1, url: '/tin/1', time: 12 }],
      Users: [{ objectId: 1, display_name: 'Chủ', email: 'chu@example.vn', password: 'x', type: 'administrator' }],
    },
  },
  null,
  '\t',
);

export const walineCsv = `\uFEFFobjectId,user_id,comment,insertedAt,ip,link,mail,nick,pid,rid,status,ua,url,createdAt,updatedAt
a1,,"Một dòng, có phẩy
và ""ngoặc""",2021-10-28T13:45:11.000Z,203.0.113.7,,,Ngô Văn Mẫu,,,approved,x,/tin/1,2021-10-28T13:45:11.000Z,
a2,,Trả lời,2021-10-28T13:46:00.000Z,,,,Hồ Thị Thử,a1,a1,waiting,x,/tin/1,,
`;

export const artalk = JSON.stringify([
  {
    id: '21',
    rid: '0',
    content: 'Cầu đẹp <img src="x" onerror="alert(1)">',
    ua: 'x',
    ip: '203.0.113.8',
    is_collapsed: 'false',
    is_pending: 'false',
    is_pinned: 'false',
    vote_up: '4',
    vote_down: '1',
    created_at: '2022-05-06 08:00:00 +0700',
    updated_at: '2022-05-06 08:00:00 +0700',
    nick: 'Vũ Thị Giả',
    email: 'vu@example.vn',
    link: '',
    password: 'x',
    page_key: '/cau/',
    page_title: 'Cầu mới',
    page_admin_only: 'false',
    site_name: 'Phường Thử',
    site_urls: 'https://example.vn,https://www.example.vn',
  },
  {
    id: '22',
    rid: '21',
    content: 'Đúng',
    is_pending: 'true',
    created_at: '2022-05-06 09:00:00 +0700',
    nick: 'Đinh Mẫu',
    email: '',
    link: '',
    page_key: '/cau/',
    page_admin_only: 'false',
    site_name: 'Phường Thử',
    site_urls: 'https://example.vn',
  },
  {
    id: '23',
    rid: '23',
    content: 'Riêng',
    created_at: '2022-05-06 10:00:00 +0700',
    nick: 'Đinh Mẫu',
    email: '',
    link: '',
    page_key: 'https://example.vn/rieng',
    page_admin_only: 'true',
    site_name: 'Phường Thử',
  },
]);

/** The tables of Isso 0.13, with a root, a reply, a pending and a deleted comment. */
export function makeIsso(path: string, comments = 0): void {
  const db = new DatabaseSync(path);
  db.exec(`CREATE TABLE threads (id INTEGER PRIMARY KEY, uri VARCHAR(256) UNIQUE, title VARCHAR(256));
    CREATE TABLE comments (tid REFERENCES threads(id), id INTEGER PRIMARY KEY, parent INTEGER, created FLOAT NOT NULL, modified FLOAT, mode INTEGER, remote_addr VARCHAR,
      text VARCHAR, author VARCHAR, email VARCHAR, website VARCHAR, likes INTEGER DEFAULT 0, dislikes INTEGER DEFAULT 0, voters BLOB NOT NULL, notification INTEGER DEFAULT 0);
    INSERT INTO threads VALUES (1, '/tin/cho-moi', 'Chợ mới &amp; cũ');`);
  const insert = db.prepare(
    "INSERT INTO comments (tid, id, parent, created, modified, mode, remote_addr, text, author, email, likes, dislikes, voters) VALUES (1, ?, ?, ?, ?, ?, '203.0.113.0', ?, ?, ?, ?, ?, x'00')",
  );
  // One commit: thousands would wait for the disk as often.
  db.exec('BEGIN');
  insert.run(1, null, 1522216740.5, 1522216800, 1, 'Chợ *đẹp*\n\nlắm', 'Tô &lt;Mẫu&gt;', 'to@example.vn', 2, 1);
  insert.run(2, 1, 1522216900, null, 2, 'Chờ duyệt', null, null, 0, 0);
  insert.run(3, 1, 1522216950, null, 4, '', null, null, 0, 0);
  insert.run(4, 3, 1522217000, null, 1, 'Vì List<String> mà', 'Tạ Thử', null, 0, 0);
  for (let i = 0; i < comments; i++)
    insert.run(10 + i, 1, 1522218000 + i, null, 1, `Câu số ${i} `.repeat(20), 'Máy', null, 0, 0);
  db.exec('COMMIT');
  db.close();
}

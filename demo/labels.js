/**
 * The words of the pages around the articles.
 * @typedef {'vi' | 'en'} Language
 */
export const labels = {
  vi: {
    skip: 'Đến nội dung chính',
    portal: 'Cổng thông tin điện tử',
    district: 'Quận Hồng Đức',
    hotline: 'Đường dây nóng',
    switchTo: 'English',
    mainNav: 'Điều hướng chính',
    menu: 'Chuyên mục',
    home: 'Trang chủ',
    breadcrumbs: 'Vị trí trang',
    articleFoot: 'Bài viết liên quan và bình luận',
    vietnameseOnly: '',
    sections: 'Chuyên mục',
    notices: 'Thông báo',
    contact: 'Liên hệ',
    address: 'Số 2 phố Đình Thượng, quận Hồng Đức',
    hours: ['Thứ Hai đến thứ Sáu:', '7:30–11:30 và 13:30–17:00'],
    phone: 'Điện thoại',
    mail: 'Thư điện tử',
    articleCount: (/** @type {number} */ count) => `${count} bài viết, mới nhất trước`,
    fiction:
      'Trang minh họa của Ykien. Quận Hồng Đức, các phường, cơ quan, sự việc và con số trên trang này đều là hư cấu.',
    plain: 'Trang trơn',
    feed: 'Tin qua RSS',
    notFound: 'Không tìm thấy trang',
    notFoundText: 'Địa chỉ này không có hoặc đã được đổi. Mời bạn xem các tin mới nhất hoặc quay về trang chủ.',
    backHome: 'Về trang chủ',
    latest: 'Tin mới nhất',
  },
  en: {
    skip: 'Skip to the main content',
    portal: 'District portal',
    district: 'Hồng Đức District',
    hotline: 'Hotline',
    switchTo: 'Tiếng Việt',
    mainNav: 'Main navigation',
    menu: 'Sections',
    home: 'Home',
    breadcrumbs: 'You are here',
    articleFoot: 'Related articles and comments',
    vietnameseOnly: 'The full text of this article is in Vietnamese.',
    sections: 'Sections',
    notices: 'Notices',
    contact: 'Contact',
    address: '2 Đình Thượng Street, Hồng Đức District',
    hours: ['Monday to Friday:', '7:30–11:30 and 13:30–17:00'],
    phone: 'Phone',
    mail: 'E-mail',
    articleCount: (/** @type {number} */ count) => `${count} articles, newest first`,
    fiction:
      'A demonstration page of Ykien. Hồng Đức District, its wards, offices, events and figures are all invented.',
    plain: 'Plain page',
    feed: 'News by RSS',
    notFound: 'Page not found',
    notFoundText: 'There is nothing at this address, or it has moved. You may read the latest news or go to the start.',
    backHome: 'Go to the start page',
    latest: 'Latest news',
  },
};

/** Telephone and mail of the invented portal; `.example` can never be registered. */
export const contact = { hotline: '024 0000 1022', phone: '024 0000 2026', mail: 'toasoan@hongduc.example' };

/**
 * Short notices in the side column; each leads to the article that explains it.
 * @type {ReadonlyArray<{ slug: string, vi: string, en: string }>}
 */
export const notices = [
  {
    slug: 'phan-luong-sua-cau-may-ba-thang',
    vi: 'Từ 22 giờ ngày 24/11: ô tô không qua cầu Mây',
    en: 'From 10 p.m. on 24 November: no cars on Mây Bridge',
  },
  {
    slug: 'tiem-cum-mien-phi-nguoi-tren-65-tuoi',
    vi: 'Đến hết 15/12: tiêm phòng cúm miễn phí cho người từ 65 tuổi',
    en: 'Until 15 December: free flu vaccination from the age of 65',
  },
  {
    slug: 'mot-cua-mo-them-buoi-toi-thu-nam',
    vi: 'Từ 3/12: nộp hồ sơ cả tối thứ Năm, đến 20 giờ',
    en: 'From 3 December: the one-stop desk open on Thursdays until 8 p.m.',
  },
  {
    slug: 'canh-giac-cuoc-goi-gia-danh-can-bo-phuong',
    vi: 'Cảnh giác cuộc gọi giả danh cán bộ phường',
    en: 'Beware of callers posing as ward officers',
  },
];

/**
 * The portal's sections, in the order of its navigation.
 * @type {ReadonlyArray<{ id: string, vi: string, en: string, about: { vi: string, en: string } }>}
 */
export const sections = [
  {
    id: 'tin-quan',
    vi: 'Tin quận',
    en: 'District news',
    about: {
      vi: 'Việc chung của quận và tám phường: các cuộc họp, kế hoạch, công trình và những điều cần hỏi ý kiến người dân.',
      en: 'What concerns the district and its eight wards: meetings, plans, works, and questions put to residents.',
    },
  },
  {
    id: 'thu-tuc',
    vi: 'Thủ tục hành chính',
    en: 'Public services',
    about: {
      vi: 'Bộ phận Một cửa, hồ sơ, lệ phí, lịch tiếp công dân và những thay đổi giúp làm giấy tờ nhanh hơn.',
      en: 'The one-stop desk, papers and fees, reception hours, and changes that make paperwork quicker.',
    },
  },
  {
    id: 'giao-duc',
    vi: 'Giáo dục',
    en: 'Education',
    about: {
      vi: 'Tuyển sinh, trường lớp, bữa ăn bán trú và hoạt động của thầy trò trên địa bàn quận.',
      en: 'Enrolment, classrooms, school meals, and the life of schools across the district.',
    },
  },
  {
    id: 'do-thi',
    vi: 'Giao thông – Đô thị',
    en: 'Roads and city',
    about: {
      vi: 'Phân luồng, vỉa hè, ngõ phố, chiếu sáng, thoát nước và trật tự xây dựng.',
      en: 'Traffic, pavements, lanes, street lighting, drainage and building control.',
    },
  },
  {
    id: 'van-hoa',
    vi: 'Văn hóa – Lễ hội',
    en: 'Culture',
    about: {
      vi: 'Lễ hội, di tích, làng nghề, thư viện và đời sống văn hóa ở khu dân cư.',
      en: 'Festivals, heritage sites, craft villages, libraries and neighbourhood culture.',
    },
  },
  {
    id: 'moi-truong',
    vi: 'Môi trường',
    en: 'Environment',
    about: {
      vi: 'Rác thải, cây xanh, mặt nước, không khí và những việc mỗi nhà có thể làm ngay.',
      en: 'Waste, trees, water, air, and what every household can do today.',
    },
  },
  {
    id: 'y-te',
    vi: 'Y tế',
    en: 'Health',
    about: {
      vi: 'Trạm y tế, tiêm chủng, phòng dịch, an toàn thực phẩm và chăm sóc người cao tuổi.',
      en: 'Health stations, vaccination, prevention, food safety and care for the elderly.',
    },
  },
  {
    id: 'chuyen-doi-so',
    vi: 'Chuyển đổi số',
    en: 'Digital district',
    about: {
      vi: 'Dịch vụ trực tuyến, dữ liệu mở, an toàn trên mạng và kỹ năng số cho mọi người.',
      en: 'Online services, open data, safety on the net, and digital skills for everyone.',
    },
  },
];

// Sixty invented establishments in real communes of Lai Châu. Tax numbers have a wrong check digit and telephones a reserved
// pattern, so that nobody real is meant.
import type { Kind, Sector } from '../registry/establishment.ts'

export type DemoEstablishment = {
  readonly name: string
  readonly kind: Kind
  /** Code of the commune as it was before 01/07/2025. */
  readonly commune: string
  readonly sector: Sector
  readonly products: string
  readonly owner: string
  readonly woman: boolean
  readonly minority: boolean
  readonly workers: number
  readonly hamlet: string
}

type Line = readonly [
  name: string,
  kind: Kind,
  commune: string,
  sector: Sector,
  products: string,
  owner: string,
  traits: string,
  workers: number,
  hamlet: string,
]

/** Traits: "n" the owner is a woman, "d" of an ethnic minority. The first is the establishment of the trial account. */
const LINES: readonly Line[] = [
  [
    'Hợp tác xã Miến dong Nà Đon Xanh',
    'cooperative',
    '03412',
    'agro-processing',
    'Miến dong sợi, tinh bột dong riềng',
    'Lò Thị Mai',
    'nd',
    24,
    'Bản Nà Đon',
  ],
  ['Công ty TNHH Chè Sương Mây Tân Uyên', 'company', '03598', 'agro-processing', 'Chè xanh, chè ô long', 'Nguyễn Hữu Thắng', '', 46, 'Tổ dân phố 5'],
  ['Hợp tác xã Chè cổ thụ Sì Thâu', 'cooperative', '03562', 'agro-processing', 'Chè Shan tuyết', 'Phàn A Siểu', 'd', 18, 'Bản Sì Thâu'],
  [
    'Hợp tác xã Mắc ca Mường Cang Xanh',
    'cooperative',
    '03631',
    'agro-processing',
    'Hạt mắc ca sấy nứt vỏ',
    'Hoàng Văn Pâng',
    'd',
    15,
    'Bản Cang Mường',
  ],
  [
    'Công ty TNHH Tinh bột Phong Phú Tây Bắc',
    'company',
    '03583',
    'agro-processing',
    'Tinh bột sắn, tinh bột dong riềng',
    'Đặng Quang Vinh',
    '',
    62,
    'Bản Khổng Lào',
  ],
  [
    'Công ty TNHH Gạch không nung Thành An Lai Châu',
    'company',
    '03409',
    'chemicals-materials',
    'Gạch xi măng cốt liệu',
    'Trần Đức Lợi',
    '',
    38,
    'Bản Xéo Xin Chải',
  ],
  [
    'Công ty TNHH Trà Ô long Phúc Khoa Xanh',
    'company',
    '03602',
    'agro-processing',
    'Chè ô long, chè kim tuyên',
    'Vũ Thị Thanh',
    'n',
    54,
    'Bản Phúc Khoa',
  ],
  [
    'Hợp tác xã Dược liệu Giang Ma',
    'cooperative',
    '03405',
    'agro-processing',
    'Đương quy, actiso, trà túi lọc',
    'Giàng Thị Sua',
    'nd',
    21,
    'Bản Giang Ma',
  ],
  ['Hợp tác xã Miến dong Bản Hon', 'cooperative', '03421', 'agro-processing', 'Miến dong', 'Lò Văn Xôm', 'd', 19, 'Bản Hon 2'],
  [
    'Công ty TNHH Cơ khí Hoàng Gia Lai Châu',
    'company',
    '03389',
    'mechanical-electronic',
    'Cửa, khung nhà thép, máy nông cụ',
    'Hoàng Mạnh Cường',
    '',
    33,
    'Tổ 12',
  ],
  ['Hợp tác xã Chè Nậm Sỏ', 'cooperative', '03613', 'agro-processing', 'Chè xanh', 'Lò Văn Hặc', 'd', 16, 'Bản Nậm Sỏ'],
  ['Hộ kinh doanh Miến dong Chu Va', 'business-household', '03413', 'agro-processing', 'Miến dong', 'Giàng A Lử', 'd', 7, 'Bản Chu Va 8'],
  ['Hợp tác xã Mật ong Hố Mít', 'cooperative', '03607', 'agro-processing', 'Mật ong rừng, sữa ong chúa', 'Sùng A Chứ', 'd', 12, 'Bản Hố Mít'],
  ['Hợp tác xã Thổ cẩm Bản Bo', 'cooperative', '03424', 'handicraft', 'Thổ cẩm, khăn piêu, túi vải', 'Lò Thị Phóng', 'nd', 28, 'Bản Hợp Nhất'],
  ['Doanh nghiệp tư nhân Mộc Mường So', 'private-enterprise', '03589', 'consumer-goods', 'Đồ gỗ gia dụng', 'Đèo Văn Chính', 'd', 14, 'Bản Vàng Pheo'],
  [
    'Công ty TNHH Vật liệu xây dựng Than Uyên Mới',
    'company',
    '03595',
    'chemicals-materials',
    'Gạch không nung, ngói xi măng',
    'Lê Văn Toàn',
    '',
    35,
    'Khu 7',
  ],
  ['Hộ kinh doanh Cơ khí Sơn Hải', 'business-household', '03387', 'mechanical-electronic', 'Nông cụ, máy tẽ ngô', 'Bùi Văn Hải', '', 6, 'Tổ 3'],
  ['Hợp tác xã Tinh dầu Nậm Manh', 'cooperative', '03474', 'agro-processing', 'Tinh dầu sả, tinh dầu quế', 'Lò Văn Thoan', 'd', 11, 'Bản Nậm Nàn'],
  ['Hợp tác xã Mắc ca Tà Gia', 'cooperative', '03640', 'agro-processing', 'Mắc ca sấy', 'Vàng Văn Sẩu', 'd', 13, 'Bản Gia'],
  ['Hợp tác xã Gạo Séng cù Than Uyên', 'cooperative', '03632', 'agro-processing', 'Gạo Séng cù đóng túi', 'Hà Thị Hương', 'nd', 17, 'Bản Hua Nà'],
  ['Hộ kinh doanh Xay xát Mường Kim', 'business-household', '03637', 'agro-processing', 'Gạo tẻ râu, gạo nếp', 'Lò Văn Inh', 'd', 5, 'Bản Mường 1'],
  ['Tổ hợp tác Gạo nếp Khẩu Hốc', 'cooperative-group', '03619', 'agro-processing', 'Gạo nếp Khẩu Hốc', 'Hoàng Thị Ún', 'nd', 9, 'Bản Lân'],
  ['Hợp tác xã Ớt trung đoàn Khun Há', 'cooperative', '03430', 'agro-processing', 'Tương ớt, ớt muối', 'Cứ A Páo', 'd', 10, 'Bản Lao Chải'],
  [
    'Hợp tác xã Thịt sấy gác bếp Nậm Nhùn',
    'cooperative',
    '03434',
    'agro-processing',
    'Thịt trâu sấy, lạp xưởng',
    'Tao Thị Hạnh',
    'nd',
    14,
    'Khu phố 2',
  ],
  ['Hộ kinh doanh Rượu ngô Sùng Phài', 'business-household', '03403', 'agro-processing', 'Rượu ngô men lá', 'Lý A Chơ', 'd', 4, 'Bản Sùng Phài'],
  ['Hợp tác xã Sâm Pa Vệ Sử', 'cooperative', '03448', 'agro-processing', 'Sâm khô, trà sâm', 'Lỳ Khừ Xá', 'd', 16, 'Bản Seo Thèn'],
  [
    'Công ty TNHH Thực phẩm Hương Rừng Tây Bắc',
    'company',
    '03408',
    'agro-processing',
    'Măng khô, mộc nhĩ, nấm hương',
    'Phạm Thị Ngân',
    'n',
    23,
    'Tổ 8',
  ],
  ['Hợp tác xã Bánh khảo Sìn Hồ', 'cooperative', '03478', 'agro-processing', 'Bánh khảo, bánh dày', 'Tẩn Thị Mẩy', 'nd', 9, 'Khu 3'],
  ['Hợp tác xã Rau quả sấy Tả Phìn', 'cooperative', '03511', 'agro-processing', 'Lê sấy, đào sấy', 'Chẻo A Nhàn', 'd', 12, 'Bản Tả Phìn'],
  ['Công ty TNHH May Hoa Ban Lai Châu', 'company', '03388', 'consumer-goods', 'Đồng phục, trang phục dân tộc', 'Ngô Thị Lan', 'n', 41, 'Tổ 6'],
  ['Hợp tác xã Mây tre đan Nậm Tăm', 'cooperative', '03517', 'handicraft', 'Mâm mây, ghế mây', 'Lò Văn Ón', 'd', 20, 'Bản Nậm Tăm'],
  ['Hợp tác xã Dệt Lự Bản Thẳm', 'cooperative', '03421', 'handicraft', 'Vải dệt, váy áo dân tộc Lự', 'Vàng Thị Chướng', 'nd', 26, 'Bản Thẳm'],
  ['Nghệ nhân chạm bạc Tao Văn Sơn', 'artisan', '03589', 'handicraft', 'Vòng bạc, cúc bướm', 'Tao Văn Sơn', 'd', 3, 'Bản Huổi Én'],
  [
    'Hợp tác xã Đông trùng hạ thảo San Thàng',
    'cooperative',
    '03409',
    'agro-processing',
    'Đông trùng hạ thảo sấy',
    'Đỗ Văn Tuyển',
    '',
    15,
    'Bản San Thàng',
  ],
  ['Công ty TNHH Nước sạch Đông Phong', 'company', '03408', 'consumer-goods', 'Nước uống đóng bình', 'Cao Xuân Trường', '', 18, 'Tổ 22'],
  ['Hộ kinh doanh Đậu phụ Quyết Thắng', 'business-household', '03386', 'agro-processing', 'Đậu phụ, sữa đậu', 'Trịnh Thị Nga', 'n', 5, 'Tổ 1'],
  ['Hợp tác xã Chè Trung Đồng', 'cooperative', '03605', 'agro-processing', 'Chè xanh', 'Lò Văn Đăm', 'd', 19, 'Bản Bút Dưới'],
  ['Hợp tác xã Quế Mường Khoa', 'cooperative', '03601', 'agro-processing', 'Vỏ quế, tinh dầu quế', 'Lò Thị Ọi', 'nd', 14, 'Bản Phiêng Khon'],
  ['Công ty TNHH Gỗ ghép thanh Pắc Ta', 'company', '03616', 'consumer-goods', 'Ván ghép thanh', 'Nguyễn Tiến Đạt', '', 37, 'Bản Pắc Ta'],
  ['Hợp tác xã Cá hồi Sơn Bình', 'cooperative', '03413', 'agro-processing', 'Cá hồi hun khói, chà bông cá', 'Hảng A Giống', 'd', 13, 'Bản Chu Va 12'],
  ['Hộ kinh doanh Bún khô Bình Lư', 'business-household', '03412', 'agro-processing', 'Bún khô, phở khô', 'Lò Văn Bun', 'd', 6, 'Bản Toòng Pẳn'],
  ['Hợp tác xã Sa nhân Nậm Chà', 'cooperative', '03473', 'agro-processing', 'Sa nhân tím khô', 'Lỳ Chà Pư', 'd', 12, 'Bản Nậm Chà'],
  ['Hợp tác xã Cao su Nậm Nhùn Xanh', 'cooperative', '03475', 'chemicals-materials', 'Mủ cao su sơ chế', 'Khoàng Văn Van', 'd', 29, 'Bản Nậm Hàng'],
  ['Công ty TNHH Phân hữu cơ Mường Tè', 'company', '03433', 'chemicals-materials', 'Phân hữu cơ vi sinh', 'Hoàng Thị Duyên', 'n', 22, 'Khu phố 8'],
  ['Hợp tác xã Thịt lợn đen Mù Cả', 'cooperative', '03451', 'agro-processing', 'Lạp xưởng, thịt hun khói', 'Lỳ Xú Pư', 'd', 11, 'Bản Mù Cả'],
  ['Hợp tác xã Lạc đỏ Bum Nưa', 'cooperative', '03466', 'agro-processing', 'Lạc rang, dầu lạc', 'Lò Thị Chom', 'nd', 13, 'Bản Nà Hẻ'],
  ['Hợp tác xã Đan lát Kan Hồ', 'cooperative', '03469', 'handicraft', 'Gùi, nia, hộp mây', 'Lò A Sang', 'd', 15, 'Bản Seo Hai'],
  [
    'Hộ kinh doanh Rèn Sin Suối Hồ',
    'business-household',
    '03592',
    'mechanical-electronic',
    'Dao, cuốc, lưỡi cày',
    'Vàng A Chỉnh',
    'd',
    4,
    'Bản Sin Suối Hồ',
  ],
  ['Hợp tác xã Địa lan và chè dây Nậm Xe', 'cooperative', '03586', 'agro-processing', 'Chè dây túi lọc', 'Lý Thị Cở', 'nd', 10, 'Bản Van Hồ'],
  ['Hợp tác xã Thảo quả Dào San', 'cooperative', '03571', 'agro-processing', 'Thảo quả sấy', 'Chẻo U Phin', 'd', 17, 'Bản Dào San'],
  ['Hợp tác xã Gạo Tẻ râu Phong Thổ', 'cooperative', '03549', 'agro-processing', 'Gạo Tẻ râu', 'Nùng Văn Mấn', 'd', 14, 'Thôn Thẩm Bú'],
  [
    'Công ty TNHH Cơ khí nông nghiệp Tam Đường',
    'company',
    '03390',
    'mechanical-electronic',
    'Máy sao chè, lò sấy',
    'Lương Văn Khánh',
    '',
    25,
    'Bản Bình Luông',
  ],
  ['Hợp tác xã Chuối sấy Bản Lang', 'cooperative', '03577', 'agro-processing', 'Chuối sấy dẻo', 'Đèo Thị Nhâm', 'nd', 12, 'Bản Nà Giang'],
  ['Hợp tác xã Dầu sở Thèn Sin', 'cooperative', '03394', 'agro-processing', 'Dầu hạt sở', 'Vàng A Phủ', 'd', 9, 'Bản Thèn Sin'],
  ['Hợp tác xã Nấm Nùng Nàng', 'cooperative', '03415', 'agro-processing', 'Nấm hương khô', 'Sùng Thị Dở', 'nd', 8, 'Bản Nùng Nàng'],
  ['Hợp tác xã Hoa hồng Sìn Hồ', 'cooperative', '03520', 'agro-processing', 'Nước hoa hồng, trà hoa', 'Tẩn Lở Mẩy', 'nd', 11, 'Bản Tả Ngảo'],
  ['Hộ kinh doanh Chè dây Hồ Thầu', 'business-household', '03406', 'agro-processing', 'Chè dây', 'Tẩn A Pao', 'd', 5, 'Bản Gia Khâu'],
  ['Hợp tác xã Cốm nếp Thân Thuộc', 'cooperative', '03604', 'agro-processing', 'Cốm, nếp tan', 'Hà Văn Phít', 'd', 10, 'Bản Nà Ban'],
  ['Hợp tác xã Chanh leo Tà Lèng', 'cooperative', '03400', 'agro-processing', 'Nước cốt chanh leo', 'Thào A Sính', 'd', 12, 'Bản Phìn Ngan'],
  ['Công ty TNHH Bao bì giấy Tân Phong', 'company', '03387', 'consumer-goods', 'Túi giấy, hộp giấy', 'Mai Thị Thu', 'n', 20, 'Tổ 17'],
]

export const ESTABLISHMENTS: readonly DemoEstablishment[] = LINES.map(([name, kind, commune, sector, products, owner, traits, workers, hamlet]) => ({
  name,
  kind,
  commune,
  sector,
  products,
  owner,
  woman: traits.includes('n'),
  minority: traits.includes('d'),
  workers,
  hamlet,
}))

const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3]

/** A tax number that cannot be anybody's: its check digit is wrong whatever the tax office does. */
export function impossibleTaxNumber(nth: number): string {
  for (let first = 629_900_000 + nth * 37; ; first++) {
    const digits = String(first)
    const rest = WEIGHTS.reduce((total, weight, i) => total + weight * Number(digits[i]), 0) % 11
    if (rest !== 0) return `${digits}${(10 - rest + 5) % 10}`
  }
}

export function reservedPhone(nth: number): string {
  return `0900000${String(nth).padStart(3, '0')}`
}

// The things of the story that are named one by one so that they count: invented fairs, classes, contests, enterprises, each on its days.
import type { Day } from '../basics/day.ts'

/** One thing as an officer would type it; what its kind does not ask stays out. */
export type DemoItem = {
  readonly target: string
  readonly name: string
  readonly from: Day
  readonly to?: Day
  readonly place?: string
  readonly number?: string
  readonly codes?: string
}

const d = (text: string) => text as Day

export const HANOI_2021: readonly DemoItem[] = [
  { target: '4d', name: 'Hội chợ hàng công nghiệp nông thôn Hà Nội 2021 (minh hoạ)', place: 'Hà Nội', from: d('2021-05-20'), to: d('2021-05-25') },
  { target: '4d', name: 'Hội chợ thương mại Sơn La 2021 (minh hoạ)', place: 'Sơn La', from: d('2021-06-10'), to: d('2021-06-15') },
  { target: '4d', name: 'Hội chợ du lịch, thương mại Điện Biên 2021 (minh hoạ)', place: 'Điện Biên', from: d('2021-07-08'), to: d('2021-07-12') },
]

export const HOME_FAIR_2022: readonly DemoItem[] = (
  [
    ['4b', undefined],
    ['4b2', 'A01-A90; B01-B90'],
  ] as const
).map(([target, codes]) => ({
  target,
  name: 'Hội chợ hàng công nghiệp nông thôn khu vực Tây Bắc 2022 (minh hoạ)',
  place: 'Quảng trường Nhân dân, thành phố Lai Châu',
  from: d('2022-08-12'),
  to: d('2022-08-16'),
  ...(codes === undefined ? {} : { codes }),
}))

export const CONTEST_2022: readonly DemoItem[] = [
  { target: '4a', name: 'Bình chọn sản phẩm cấp tỉnh năm 2022', number: '1120/QĐ-UBND', from: d('2022-08-24') },
]

export const CONTEST_2024: readonly DemoItem[] = [
  { target: '4a', name: 'Bình chọn sản phẩm cấp tỉnh năm 2024', number: '1207/QĐ-UBND', from: d('2024-08-22') },
]

export const CLASSES_2023: readonly DemoItem[] = (
  [
    ['Tân Uyên', '2023-04-11', '2023-04-13'],
    ['Than Uyên', '2023-05-16', '2023-05-18'],
    ['Phong Thổ', '2023-06-06', '2023-06-08'],
    ['Thành phố Lai Châu', '2023-07-11', '2023-07-13'],
  ] as const
).map(([place, from, to]) => ({ target: '5a', name: 'Quản lý doanh nghiệp và sản xuất sạch hơn', place, from: d(from), to: d(to) }))

export const NORTH_2023: readonly DemoItem[] = [
  { target: '4c', name: 'Hội chợ khu vực phía Bắc 2023 (minh hoạ)', place: 'Thái Nguyên', from: d('2023-05-24'), to: d('2023-05-30') },
  { target: '4c', name: 'Hội chợ sản phẩm Tây Bắc 2023 (minh hoạ)', place: 'Yên Bái', from: d('2023-08-17'), to: d('2023-08-22') },
]

/** Numbers with a wrong check digit: no enterprise can bear them. */
export const ENTERPRISES_2023: readonly DemoItem[] = ['6299000010', '6299000020', '6299000030', '6299000040', '6299000050', '6299000060'].map(
  (number, i) => ({ target: '5b', name: `Công ty TNHH minh hoạ ${i + 1}`, number, from: d(`2023-0${3 + i}-14`) }),
)

export const PROGRAMMES_2024: readonly DemoItem[] = ['03', '04', '05', '06', '07', '08'].map((month, i) => ({
  target: '7',
  name: `Chuyên mục Khuyến công số ${i + 1} năm 2024`,
  from: d(`2024-${month}-15`),
}))

export const FAIRS_2025: readonly DemoItem[] = (
  [
    ['Hội chợ OCOP Hà Nội 2025 (minh hoạ)', 'Hà Nội', '2025-04-10', '2025-04-14'],
    ['Hội chợ công thương Lào Cai 2025 (minh hoạ)', 'Lào Cai', '2025-05-15', '2025-05-20'],
    ['Hội chợ công thương Phú Thọ 2025 (minh hoạ)', 'Phú Thọ', '2025-06-12', '2025-06-17'],
    ['Hội chợ công thương Quảng Ninh 2025 (minh hoạ)', 'Quảng Ninh', '2025-08-07', '2025-08-12'],
  ] as const
).map(([name, place, from, to]) => ({ target: '4d', name, place, from: d(from), to: d(to) }))

export const STAFF_CLASS_2025: readonly DemoItem[] = [
  { target: '9', name: 'Lớp bồi dưỡng nghiệp vụ khuyến công cho cán bộ cấp xã', from: d('2025-08-20') },
]

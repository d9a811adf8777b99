// What one invented đề án is: enough to walk it through the rooms. Amounts in million đồng, as a plan is written.
import { activityOf } from '../programme/activity.ts'
import type { AdvanceKind } from '../programme/advance.ts'
import type { Level, State } from '../project/lifecycle.ts'
import type { ProjectForm } from '../project/project.ts'
import type { DemoItem } from './named.ts'

/** Name, unit, quantity, and its share of the whole in hundredths; the last line takes what is left. */
export type CostShare = readonly [name: string, unit: string, quantity: number, share: number]

export type DemoDossier = {
  readonly year: number
  readonly level: Level
  readonly form: ProjectForm
  readonly activity: string
  readonly norm: string | null
  readonly advanceKind: AdvanceKind
  readonly name: string
  /** Place in ESTABLISHMENTS; undefined: the centre applies for nobody in particular. */
  readonly by: number | undefined
  readonly others: readonly number[]
  readonly total: number
  /** Approved support. */
  readonly support: number
  /** Support accepted, when less was spent than planned. */
  readonly final: number
  readonly costs: readonly CostShare[]
  readonly need: string
  readonly goal: string
  /** Target line, planned. */
  readonly targets: readonly (readonly [code: string, planned: number])[]
  /** Named before the acceptance, each with its paper. */
  readonly items: readonly DemoItem[]
  readonly end: State
  /** Once on the way: sent back and sent again; a change asked for and agreed. */
  readonly twist: 'returned' | 'changed' | undefined
  /** Late: the supplementary plan of autumn 2025. */
  readonly late: boolean
  /** Why it was returned, rejected, withdrawn, stopped or cancelled. */
  readonly why: string
}

type Ways = Pick<DemoDossier, 'year' | 'level' | 'name' | 'total' | 'support' | 'end'> &
  Partial<Pick<DemoDossier, 'by' | 'others' | 'final' | 'twist' | 'late' | 'why' | 'form' | 'norm' | 'targets' | 'items' | 'costs' | 'need' | 'goal'>>

const COMMON = { others: [], form: 'single', twist: undefined, late: false, why: '', by: undefined, items: [] } as const

function built(ways: Ways, kind: Pick<DemoDossier, 'activity' | 'norm' | 'costs' | 'need' | 'goal' | 'targets'>): DemoDossier {
  const activity = activityOf(kind.activity)
  if (!activity) throw new Error(`no activity ${kind.activity}`)
  return { ...COMMON, ...kind, ...ways, final: ways.final ?? ways.support, by: ways.by, advanceKind: activity.advanceKind }
}

/** Half of a machine, up to the ceiling. */
export function machinery(machine: string, ways: Ways): DemoDossier {
  const helped = 1 + (ways.others?.length ?? 0)
  return built(ways, {
    activity: 'machinery',
    norm: 'machinery',
    costs: [
      [machine, helped > 1 ? 'bộ' : 'dây chuyền', helped, 80],
      ['Thiết bị phụ trợ, tủ điện điều khiển', 'bộ', 1, 13],
      ['Vận chuyển, lắp đặt, chạy thử và hướng dẫn vận hành', 'gói', 1, 0],
    ],
    need: 'Máy cũ năng suất thấp, chất lượng không đều, tốn lao động; nguyên liệu trong vùng chưa được chế biến hết trong mùa vụ.',
    goal: 'Tăng công suất gấp rưỡi, giảm hao hụt và nhân công, sản phẩm đồng đều, ổn định việc làm cho lao động tại chỗ.',
    targets: [['3b', helped]],
  })
}

export function demonstration(model: string, ways: Ways): DemoDossier {
  return built(ways, {
    activity: 'demonstration-model',
    norm: 'demonstration-model',
    costs: [
      [model, 'dây chuyền', 1, 84],
      ['Nhà xưởng, nền móng đặt máy', 'hạng mục', 1, 12],
      ['Hội nghị trình diễn, tài liệu giới thiệu mô hình', 'gói', 1, 0],
    ],
    need: 'Công nghệ này chưa có cơ sở nào trong huyện áp dụng; cần một mô hình để các cơ sở khác đến xem và làm theo.',
    goal: 'Xây dựng một mô hình chạy ổn định, tổ chức hội nghị trình diễn, nhân rộng ra các cơ sở cùng nghề.',
    targets: [['3a', 1]],
  })
}

export function packaging(ways: Ways): DemoDossier {
  const helped = 1 + (ways.others?.length ?? 0)
  return built(ways, {
    activity: 'packaging-design',
    norm: 'consultancy',
    costs: [
      ['Tư vấn, thiết kế mẫu mã, bao bì', 'bộ mẫu', helped, 62],
      ['In bao bì đợt đầu', 'lô', helped, 30],
      ['Đăng ký mã số, mã vạch và tem truy xuất', 'gói', 1, 0],
    ],
    need: 'Sản phẩm bán trong túi trơn, không nhãn; cửa hàng và siêu thị không nhận.',
    goal: 'Có mẫu bao bì, nhãn và mã vạch riêng, đủ điều kiện vào siêu thị và cửa hàng đặc sản.',
    targets: [['6', helped]],
  })
}

export function contest(ways: Ways): DemoDossier {
  return built(ways, {
    activity: 'contest',
    norm: 'contest-provincial',
    costs: [
      ['Tổ chức hội đồng bình chọn, chấm điểm', 'đợt', 1, 38],
      ['Giấy chứng nhận, tiền thưởng sản phẩm', 'gói', 1, 34],
      ['Lễ trao giấy chứng nhận, trưng bày', 'buổi', 1, 0],
    ],
    need: 'Hai năm một lần chọn ra sản phẩm tiêu biểu để có căn cứ quảng bá và xét hỗ trợ.',
    goal: 'Bình chọn đúng quy định, công bố và trưng bày sản phẩm đạt giải.',
    targets: [['4a', 1]],
  })
}

export function fairs(code: '4c' | '4d', count: number, ways: Ways): DemoDossier {
  return built(ways, {
    activity: 'join-fair',
    norm: 'join-fair',
    costs: [
      ['Thuê gian hàng', 'hội chợ', count, 70],
      ['Vận chuyển sản phẩm', 'chuyến', count, 20],
      ['Thiết kế, trang trí gian hàng chung của tỉnh', 'gói', 1, 0],
    ],
    need: 'Cơ sở nhỏ không tự đi hội chợ xa được; khách ngoài tỉnh chưa biết sản phẩm Lai Châu.',
    goal: 'Đưa sản phẩm tiêu biểu của các cơ sở đến hội chợ, ký được biên bản ghi nhớ tiêu thụ.',
    targets: [[code, count]],
  })
}

export function classes(count: number, ways: Ways): DemoDossier {
  return built(ways, {
    activity: 'management-training',
    norm: 'training-class',
    costs: [
      ['Giảng viên, tài liệu', 'lớp', count, 48],
      ['Hội trường, nước uống, hỗ trợ đi lại cho học viên', 'lớp', count, 42],
      ['Chi khác và tổng kết', 'gói', 1, 0],
    ],
    need: 'Chủ cơ sở chủ yếu quản lý bằng kinh nghiệm, chưa biết về sản xuất sạch hơn và bán hàng trực tuyến.',
    goal: 'Mỗi lớp 40 học viên là chủ cơ sở và người quản lý sản xuất.',
    targets: [['5a', count]],
  })
}

/** Anything of one cost line and a rest: information, staff, clusters, cooperation, vocational training. */
export function other(
  kind: Pick<DemoDossier, 'activity' | 'norm' | 'need' | 'goal' | 'targets'> & { readonly item: CostShare },
  ways: Ways,
): DemoDossier {
  const { item, ...rest } = kind
  return built(ways, { ...rest, costs: [item, ['Chi phí quản lý và chi khác', 'gói', 1, 0]] })
}

// What must come back: said where nothing else can be done before, and the form that records it.
import { formatDay } from '../basics/day.ts'
import { sum } from '../basics/money.ts'
import type { PageContext } from '../ui/context.ts'
import { RadioField, TextField } from '../ui/field.tsx'
import { Alert } from '../ui/panel.tsx'
import { ActForm, inDong, OrderFields } from './act-form.page.tsx'
import type { ClosedYear } from './closed-year.ts'
import { AFTERWARDS, TAKES_BACK } from './funding.ts'
import type { MoneyView, Standing } from './view.ts'
import { REFUSALS } from './words.vi.ts'

/** What all sources together must get back. */
export function backOf({ standing }: Pick<MoneyView, 'standing'>): bigint {
  return sum(standing.map(({ toReturnDong }) => toReturnDong))
}

/** More was received than accepted: nothing is paid or settled before it came back. */
export function RecoverFirst({ view, back }: { view: MoneyView; back: bigint }) {
  return (
    <Alert kind="warn">
      {`Đã chi vượt kết quả nghiệm thu ${inDong(back)}. `}
      <a href={`/projects/${view.project.id}/recoveries`}>Ghi thu hồi số này</a>
      {' trước, sau đó quyết toán, thanh lý.'}
    </Alert>
  )
}

const TAKES_BACK_WORDS = {
  'advance-first': 'Tạm ứng trước, phần còn lại tính vào thanh toán',
  advance: 'Khoản đã tạm ứng',
  payment: 'Khoản đã thanh toán',
} as const

/** Asked only where both were paid out: else there is nothing to choose. */
function TakesBackField({ open }: { open: readonly Standing[] }) {
  if (!open.some(({ held }) => held.advance > 0n && held.payment > 0n)) return null
  return (
    <RadioField
      name="takesBack"
      label="Thu hồi khoản nào"
      value="advance-first"
      hint={open.map(({ fund, held }) => `${fund.name}: còn tạm ứng ${inDong(held.advance)}, thanh toán ${inDong(held.payment)}`).join('; ')}
      options={TAKES_BACK.map((value) => ({ value, label: TAKES_BACK_WORDS[value] }))}
    />
  )
}

const AFTERWARDS_WORDS = {
  final: 'Không chi lại; giảm số được quyết toán',
  again: 'Chi nhầm; được chi lại theo kết quả nghiệm thu',
} as const

/** Asked only of an accepted đề án: before, nothing is earned yet; after the settlement nothing is paid again. */
function AfterwardsField({ state }: { state: string }) {
  if (state !== 'accepted') return null
  return (
    <RadioField
      name="afterwards"
      label="Sau khi thu hồi"
      value="final"
      options={AFTERWARDS.map((value) => ({ value, label: AFTERWARDS_WORDS[value] }))}
    />
  )
}

type RecoveryView = MoneyView & { readonly closed: ClosedYear | undefined }

/** What a recovery after the settlement does, said before it is done. */
function AfterSettlement({ view: { project, closed } }: { view: RecoveryView }) {
  if (project.state !== 'settled') return null
  if (!closed)
    return <Alert kind="info">Đề án đã quyết toán. Thu hồi làm giảm số quyết toán và trở về dự toán; số quyết toán ban đầu vẫn được giữ.</Alert>
  if (!closed.booked) return <Alert kind="warn">{REFUSALS['funding.no-later-year']?.({ year: String(closed.year) })}</Alert>
  return (
    <Alert kind="warn">
      {`Năm ngân sách ${closed.year} đã khóa sổ ngày ${formatDay(closed.closedOn)}. Số đã khóa giữ nguyên; khoản thu hồi ghi vào năm ${closed.booked.year}, nộp ngân sách.`}
    </Alert>
  )
}

export function RecoveryForm({ context, view }: { context: PageContext; view: RecoveryView }) {
  const open = view.standing.filter(({ recoverableDong }) => recoverableDong > 0n)
  const nothing = open.length === 0 && <Alert kind="info">Không còn khoản đã nhận nào để thu hồi.</Alert>
  const what = view.project.state === 'settled' ? 'Đã quyết toán, trừ thu hồi' : 'Đã nhận, chưa quyết toán'
  return (
    <ActForm
      context={context}
      project={view.project}
      path="recoveries"
      title="Thu hồi kinh phí"
      facts={open.map(({ fund, recoverableDong }) => ({ name: `${what}, ${fund.name}`, value: inDong(recoverableDong) }))}
      funds={view.funds}
      submit="Ghi thu hồi"
      grave
      before={nothing || <AfterSettlement view={view} />}
      blocked={open.length === 0 || (view.closed !== undefined && !view.closed.booked)}
    >
      <OrderFields
        context={context}
        funds={open.map(({ fund }) => fund)}
        amountLabel="Số tiền thu hồi"
        amount={open[0] && open[0].toReturnDong > 0n ? open[0].toReturnDong : undefined}
        paperLabel="Số quyết định thu hồi"
        dayLabel="Ngày quyết định"
      />
      {view.project.state !== 'settled' && <TakesBackField open={open} />}
      <AfterwardsField state={view.project.state} />
      {view.closed && <TextField name="permission" label="Văn bản cho phép điều chỉnh số liệu năm đã khóa sổ" class="short" maxLength={60} />}
    </ActForm>
  )
}

// What must come back: said where nothing else can be done before, and the form that records it.
import { sum } from '../basics/money.ts'
import type { PageContext } from '../ui/context.ts'
import { RadioField } from '../ui/field.tsx'
import { Alert } from '../ui/panel.tsx'
import { ActForm, inDong, OrderFields } from './act-form.page.tsx'
import { TAKES_BACK } from './funding.ts'
import type { MoneyView, Standing } from './view.ts'

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

export function RecoveryForm({ context, view }: { context: PageContext; view: MoneyView }) {
  const open = view.standing.filter(({ recoverableDong }) => recoverableDong > 0n)
  return (
    <ActForm
      context={context}
      project={view.project}
      path="recoveries"
      title="Thu hồi kinh phí"
      facts={open.map(({ fund, recoverableDong }) => ({ name: `Đã nhận, chưa quyết toán, ${fund.name}`, value: inDong(recoverableDong) }))}
      funds={view.funds}
      submit="Ghi thu hồi"
      grave
      before={open.length === 0 ? <Alert kind="info">Không còn khoản đã nhận mà chưa quyết toán để thu hồi.</Alert> : undefined}
      blocked={open.length === 0}
    >
      <OrderFields
        context={context}
        funds={open.map(({ fund }) => fund)}
        amountLabel="Số tiền thu hồi"
        amount={open[0] && open[0].toReturnDong > 0n ? open[0].toReturnDong : undefined}
        paperLabel="Số quyết định thu hồi"
        dayLabel="Ngày quyết định"
      />
      <TakesBackField open={open} />
    </ActForm>
  )
}

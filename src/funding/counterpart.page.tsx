// The pages of counterpart money: what vouchers prove, and what of it was recorded by mistake.
import type { PageContext } from '../ui/context.ts'
import { TextField } from '../ui/field.tsx'
import { Alert, type Fact } from '../ui/panel.tsx'
import { ActForm, inDong, OrderFields } from './act-form.page.tsx'
import type { MoneyView, NamedFund } from './view.ts'

function factsOf(fund: NamedFund | undefined): Fact[] {
  if (!fund) return []
  return [
    { name: 'Đã cam kết', value: inDong(fund.pledgedDong) },
    { name: 'Đã chứng minh', value: inDong(fund.provenDong) },
  ]
}

export function CounterpartForm({ context, view }: { context: PageContext; view: MoneyView }) {
  const pledge = view.funds.find((fund) => fund.pledgedDong > 0n)
  return (
    <ActForm
      context={context}
      project={view.project}
      path="counterpart"
      title="Chứng minh vốn đối ứng"
      facts={factsOf(pledge)}
      submit="Ghi vốn đối ứng"
    >
      <OrderFields
        context={context}
        funds={[]}
        amountLabel="Giá trị hóa đơn, chứng từ đối ứng"
        amount={pledge && pledge.pledgedDong > pledge.provenDong ? pledge.pledgedDong - pledge.provenDong : undefined}
        paperLabel="Bảng kê chứng từ số"
        dayLabel="Ngày bảng kê"
      />
    </ActForm>
  )
}

export function CorrectionForm({ context, view }: { context: PageContext; view: MoneyView }) {
  const proven = view.funds.find((fund) => fund.provenDong > 0n)
  const none = <Alert kind="info">Đề án chưa ghi vốn đối ứng nào đã chứng minh nên không có số để điều chỉnh giảm.</Alert>
  return (
    <ActForm
      context={context}
      project={view.project}
      path="counterpart-corrections"
      title="Điều chỉnh giảm vốn đối ứng đã chứng minh"
      facts={factsOf(proven)}
      submit="Điều chỉnh giảm"
      grave
      before={proven ? undefined : none}
      blocked={!proven}
    >
      <OrderFields
        context={context}
        funds={[]}
        amountLabel="Số tiền ghi thừa"
        hint={`Chỉ nhập phần ghi thừa, không quá ${inDong(proven?.provenDong ?? 0n)}. Bút toán đã ghi vẫn còn trong sổ`}
        paperLabel="Bảng kê, biên bản làm căn cứ số"
        dayLabel="Ngày điều chỉnh"
      />
      <TextField name="reason" label="Lý do" hint="Ví dụ: bảng kê 45.000.000 đồng, ghi nhầm thành 450.000.000 đồng" />
    </ActForm>
  )
}
